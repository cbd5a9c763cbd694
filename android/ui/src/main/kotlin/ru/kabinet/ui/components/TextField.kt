package ru.kabinet.ui.components

import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.runtime.Composable
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import ru.kabinet.core.Keyboard
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.TypedField
import ru.kabinet.core.TextField as TextFieldData

/** One line of typed text. */
@Composable
internal fun TextFieldView(
    data: TextFieldData,
    form: FormState,
) {
    val field = form.field(data.id) as? TypedField ?: return
    val isNumber = data.keyboard == Keyboard.PHONE || data.keyboard == Keyboard.NUMBER
    TypedInput(field, data.label, data.hint, InputHints(data.keyboard.options, data.autofill, isNumber), form)
}

/** Which keys the system's keyboard shows. */
private val Keyboard.options: KeyboardOptions
    get() =
        when (this) {
            Keyboard.NAME -> keys(KeyboardType.Text, KeyboardCapitalization.Words)
            Keyboard.NUMBER -> keys(KeyboardType.Number, KeyboardCapitalization.None)
            Keyboard.PHONE -> keys(KeyboardType.Phone, KeyboardCapitalization.None)
            Keyboard.EMAIL -> keys(KeyboardType.Email, KeyboardCapitalization.None)
            Keyboard.TEXT -> keys(KeyboardType.Text, KeyboardCapitalization.Sentences)
        }

private fun keys(
    type: KeyboardType,
    capitals: KeyboardCapitalization,
) = KeyboardOptions(capitalization = capitals, autoCorrectEnabled = false, keyboardType = type)
