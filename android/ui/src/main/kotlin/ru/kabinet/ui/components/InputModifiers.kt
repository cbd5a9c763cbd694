package ru.kabinet.ui.components

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.AutofillNode
import androidx.compose.ui.autofill.AutofillType
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.layout.boundsInWindow
import androidx.compose.ui.layout.onGloballyPositioned
import androidx.compose.ui.platform.LocalAutofill
import androidx.compose.ui.platform.LocalAutofillTree
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import ru.kabinet.core.Autofill
import ru.kabinet.ui.form.FieldState

/** What all inputs have: a way to the focus, what is wrong, what the system may fill in, what happens when they are left. */
@Composable
internal fun Modifier.typedInto(
    field: FieldState,
    autofill: Autofill,
    leave: () -> Unit,
): Modifier {
    var hadFocus by remember { mutableStateOf(false) }
    return this
        .focusRequester(field.focus)
        .onFocusChanged { now ->
            if (hadFocus && !now.isFocused) leave()
            hadFocus = now.isFocused
        }.autofilled(autofill, field::fill)
        .semantics { field.complaint?.let(::error) }
}

@OptIn(ExperimentalComposeUiApi::class)
@Composable
private fun Modifier.autofilled(
    autofill: Autofill,
    fill: (String) -> Unit,
): Modifier {
    val type = autofill.type ?: return this
    val tree = LocalAutofillTree.current
    val system = LocalAutofill.current
    val node = remember(type) { AutofillNode(listOf(type), onFill = fill) }
    tree += node
    return this
        .onGloballyPositioned { node.boundingBox = it.boundsInWindow() }
        .onFocusChanged { now ->
            if (now.isFocused) {
                system?.requestAutofillForNode(node)
            } else if (node.boundingBox !=
                null
            ) {
                system?.cancelAutofillForNode(node)
            }
        }
}

@OptIn(ExperimentalComposeUiApi::class)
private val Autofill.type: AutofillType?
    get() =
        when (this) {
            Autofill.OFF -> null
            Autofill.TEL -> AutofillType.PhoneNumber
            Autofill.USERNAME -> AutofillType.Username
            Autofill.ONE_TIME_CODE -> AutofillType.SmsOtpCode
            Autofill.FAMILY_NAME -> AutofillType.PersonLastName
            Autofill.GIVEN_NAME -> AutofillType.PersonFirstName
            Autofill.ADDITIONAL_NAME -> AutofillType.PersonMiddleName
            Autofill.BDAY -> AutofillType.BirthDateFull
            Autofill.EMAIL -> AutofillType.EmailAddress
            Autofill.CC_NUMBER -> AutofillType.CreditCardNumber
            Autofill.CC_EXP -> AutofillType.CreditCardExpirationDate
            Autofill.CC_CSC -> AutofillType.CreditCardSecurityCode
            Autofill.NEW_PASSWORD -> AutofillType.NewPassword
            Autofill.CURRENT_PASSWORD -> AutofillType.Password
        }
