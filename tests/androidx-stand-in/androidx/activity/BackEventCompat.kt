package androidx.activity

/** A moment of the system's back gesture. */
class BackEventCompat(
    /** How far it has come, 0 to 1. */
    val progress: Float,
)
