package ru.kabinet.ui.form

import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import ru.kabinet.core.Edited
import ru.kabinet.core.FieldCheck

/** The same as the core has it. */
internal fun TextFieldValue.edited() = Edited(text, selection.min.toUInt(), selection.max.toUInt())

/** What the core made of it: the same value where nothing changed, so that an input method goes on with its word. */
internal fun TextFieldValue.masked(check: FieldCheck): TextFieldValue {
    val caret = check.caret.toInt().coerceAtMost(check.text.length)
    return if (check.text == text) this else TextFieldValue(check.text, TextRange(caret))
}
