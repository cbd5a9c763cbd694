package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.editableText
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Autofill
import ru.kabinet.core.Offers
import ru.kabinet.core.Repaired
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.TypedField
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Place
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.fitted
import ru.kabinet.ui.theme.rounded

/** What a field asks of the keyboard and of the system's memory. */
internal class InputHints(
    val keyboard: KeyboardOptions,
    val autofill: Autofill,
    val isNumber: Boolean,
)

/** A field of one line that is typed into, with the ghost of what is still to come behind its text. */
@Composable
internal fun TypedInput(
    field: TypedField,
    label: String,
    hint: String?,
    hints: InputHints,
    form: FormState,
    trailing: @Composable () -> Unit = {},
) {
    val colors = Design.colors
    val source = remember { MutableInteractionSource() }
    val isFocused by source.collectIsFocusedAsState()
    val look = FrameLook(label, hint, field.verdict, isFocused, field.isEnabled)
    val place = remember { Place() }
    val style = inputStyle(field.isEnabled, hints.isNumber).fitted(field.text, place)
    val next = if (form.leadsOn(field.id)) ImeAction.Next else ImeAction.Done
    Column(Modifier.semantics { isTraversalGroup = true }, verticalArrangement = Arrangement.spacedBy(6.dp)) {
        BasicTextField(
            value = field.value,
            onValueChange = { typed ->
                // A line break is the keyboard's button: the text wraps, but is one line.
                if (typed.text.contains('\n')) form.enter(field.id) else field.type(typed)
            },
            modifier =
                Modifier
                    .fillMaxWidth()
                    .typedInto(field, hints.autofill, field::leave)
                    // What keeps a number whole is for the eye.
                    .semantics { editableText = AnnotatedString(field.text) },
            enabled = field.isEnabled,
            readOnly = form.isLocked,
            textStyle = style,
            keyboardOptions = hints.keyboard.copy(imeAction = next),
            keyboardActions = KeyboardActions { form.enter(field.id) },
            visualTransformation = numbersWhole(),
            interactionSource = source,
            cursorBrush = SolidColor(colors.primary.color),
            decorationBox = { inner ->
                FieldFrame(look, trailing) {
                    Box(Modifier.fillMaxWidth().onSizeChanged { place.width = it.width }) {
                        Ghost(field.text, field.ghost, style)
                        inner()
                    }
                }
            },
        )
        field.repaired?.let { RepairedStrip(it, field) }
        field.offers?.let { OffersView(it, field) }
    }
}

/** The ghost lies behind the text, as long as that. */
@Composable
private fun Ghost(
    text: String,
    ghost: String,
    style: TextStyle,
) {
    if (ghost.isEmpty()) return
    val muted = Design.colors.textMuted.color
    val words =
        buildAnnotatedString {
            withStyle(SpanStyle(Color.Transparent)) { append(text) }
            withStyle(SpanStyle(muted)) { append(ghost) }
        }
    // Half a ghost tells less than none: where it finds no room in the line it is not seen.
    var fits by remember { mutableStateOf(true) }
    Text(
        words,
        Modifier.unspoken().graphicsLayer { alpha = if (fits) 1f else 0f },
        style = style,
        maxLines = 1,
        softWrap = false,
        onTextLayout = { fits = !it.hasVisualOverflow },
    )
}

/** A correction that was made by itself, and how to undo it. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun RepairedStrip(
    repaired: Repaired,
    field: TypedField,
) {
    val colors = Design.colors
    var hasFocus by remember { mutableStateOf(false) }
    // Who comes back from the next field leaves that one before the focus is here.
    LaunchedEffect(field.isRepairSeen, hasFocus) {
        if (field.isRepairSeen && !hasFocus) field.keepRepair()
    }
    FlowRow(
        Modifier
            .fillMaxWidth()
            .onFocusChanged { hasFocus = it.hasFocus }
            .background(colors.primaryContainer.color, rounded(Radius.M))
            .padding(start = 12.dp, end = 4.dp, top = 2.dp, bottom = 2.dp),
        horizontalArrangement = Arrangement.SpaceBetween,
        verticalArrangement = Arrangement.Center,
    ) {
        val color = colors.onPrimaryContainer.color
        Words(
            repaired.note,
            TypeScale.bodyS,
            Modifier.align(Alignment.CenterVertically).padding(vertical = Space.S2.dp),
            color,
        )
        ChoiceView(repaired.undoLabel, null, Modifier, color) { field.undoRepair() }
    }
}

/** Texts to choose from in place of the typed one. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun OffersView(
    offers: Offers,
    field: TypedField,
) {
    val colors = Design.colors
    Column(verticalArrangement = Arrangement.spacedBy(Space.S2.dp)) {
        Words(offers.title, TypeScale.bodyS, color = colors.textMuted.color)
        FlowRow(
            horizontalArrangement = Arrangement.spacedBy(Space.S2.dp),
            verticalArrangement = Arrangement.spacedBy(Space.S2.dp),
        ) {
            for (offer in offers.choices) {
                val border = Modifier.border(1.dp, colors.outline.color, rounded(Radius.S))
                ChoiceView(offer.text, offer.spoken, border, colors.text.color) { field.choose(offer.fills) }
            }
        }
    }
}

@Composable
private fun ChoiceView(
    text: String,
    spoken: String?,
    modifier: Modifier,
    color: Color,
    choose: () -> Unit,
) {
    Box(
        Modifier
            .clip(rounded(Radius.S))
            .clickable(role = Role.Button, onClick = choose)
            .heightIn(min = Size.TOUCH_TARGET.dp)
            .then(modifier)
            .padding(horizontal = Space.S4.dp, vertical = Space.S2.dp)
            .then(if (spoken == null) Modifier else Modifier.semantics { contentDescription = spoken }),
        contentAlignment = Alignment.Center,
    ) {
        Words(
            text,
            TypeScale.label,
            if (spoken ==
                null
            ) {
                Modifier
            } else {
                Modifier.unspoken()
            },
            color,
            tabular = true,
        )
    }
}
