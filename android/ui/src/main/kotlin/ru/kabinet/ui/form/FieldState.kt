package ru.kabinet.ui.form

import androidx.compose.ui.focus.FocusRequester
import ru.kabinet.core.Action

/** A field of a screen as the shell knows it: what stands in it, and what the screen around may ask of it. */
interface FieldState {
    /** The field's id. */
    val id: String

    /** What stands in it, as it goes down with a tap. */
    val text: String

    /** Takes the focus to it. */
    val focus: FocusRequester

    /** Whether a keyboard types into it; a box is tapped. */
    val isTypedInto: Boolean

    /** Whether it can be filled in now. */
    val isOpen: Boolean

    /** Whether the screen can't be left while it is as it is. */
    val isMissing: Boolean

    /** What is wrong with it, for the ear; null where nothing is. */
    val complaint: String?

    /** What its last key triggers by itself, where there is such a thing. */
    val submit: Action? get() = null

    /** Puts a text in for the person: the system's autofill, a choice among offers. */
    fun fill(text: String)

    /** A tap needs the final text: corrections are made now. */
    fun settle() = Unit

    /** Another field was left: what only helps until then goes. */
    fun anotherLeft() = Unit

    /** The text of another field changed. */
    fun anotherChanged(field: String) = Unit

    /** Whether a box lets it be filled in. */
    fun permit(permitted: Boolean) = Unit
}
