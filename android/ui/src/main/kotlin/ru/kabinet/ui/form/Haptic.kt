package ru.kabinet.ui.form

/** What can be felt; never the only signal, and by the system's own switch. */
enum class Haptic {
    /** A tap was taken. */
    ACCEPTED,

    /** A text was corrected. */
    REPAIRED,

    /** Something is wrong. */
    WRONG,

    /** It is done. */
    DONE,
}
