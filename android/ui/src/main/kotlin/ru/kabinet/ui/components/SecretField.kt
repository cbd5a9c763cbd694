package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.IconToggleButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.semantics.ProgressBarRangeInfo
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.password
import androidx.compose.ui.semantics.progressBarRangeInfo
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Rule
import ru.kabinet.core.RuleState
import ru.kabinet.core.Strength
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.style
import ru.kabinet.core.SecretField as SecretData
import ru.kabinet.ui.form.SecretField as SecretState

/** A password. */
@Composable
internal fun SecretFieldView(
    data: SecretData,
    form: FormState,
) {
    val field = form.field(data.id) as? SecretState ?: return
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        PasswordInput(data, field, form)
        val strength = field.strength
        if (data.strengthLabel != null && strength != null) StrengthView(data.strengthLabel!!, strength)
        if (data.rules.isNotEmpty()) Rules(field.rules)
        data.suggestLabel?.let { label ->
            TextButton(
                field::suggest,
                Modifier.heightIn(min = Size.TOUCH_TARGET.dp),
                enabled = !form.isLocked,
            ) {
                Row(
                    horizontalArrangement = Arrangement.spacedBy(6.dp),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    Mark(IconPaths.WAND, IconSize.M)
                    Words(label, TypeScale.label)
                }
            }
        }
    }
}

@Composable
private fun PasswordInput(
    data: SecretData,
    field: SecretState,
    form: FormState,
) {
    val colors = Design.colors
    val source = remember { MutableInteractionSource() }
    val isFocused by source.collectIsFocusedAsState()
    val look = FrameLook(data.label, field.hint ?: data.hint, field.verdict, isFocused)
    val isRevealed = field.isRevealed && !form.isLocked
    BasicTextField(
        value = field.value,
        onValueChange = { typed ->
            if (typed.text.contains('\n')) form.enter(field.id) else field.type(typed)
        },
        modifier =
            Modifier
                .fillMaxWidth()
                .typedInto(field, data.autofill, field::leave)
                .then(if (isRevealed) Modifier else Modifier.semantics { password() }),
        readOnly = form.isLocked,
        textStyle = inputStyle(isEnabled = true),
        keyboardOptions =
            KeyboardOptions(
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.Password,
                imeAction = if (form.leadsOn(field.id)) ImeAction.Next else ImeAction.Done,
            ),
        keyboardActions = KeyboardActions { form.enter(field.id) },
        singleLine = !isRevealed,
        visualTransformation = if (isRevealed) VisualTransformation.None else PasswordVisualTransformation(),
        interactionSource = source,
        cursorBrush = SolidColor(colors.primary.color),
        decorationBox = { inner ->
            FieldFrame(look, trailing = { Eye(data, isRevealed, field) }) { inner() }
        },
    )
}

@Composable
private fun Eye(
    data: SecretData,
    isRevealed: Boolean,
    field: SecretState,
) {
    val name = if (isRevealed) data.hideLabel else data.showLabel
    IconToggleButton(isRevealed, field::reveal, Modifier.semantics { contentDescription = name }) {
        Mark(if (isRevealed) IconPaths.EYE_OFF else IconPaths.EYE, tint = Design.colors.text.color)
    }
}

@Composable
private fun StrengthView(
    label: String,
    strength: Strength,
) {
    val colors = Design.colors
    val reached = strength.segments.toInt()
    val color =
        when (reached) {
            0, 1 -> colors.danger.color
            2 -> colors.warning.color
            else -> colors.success.color
        }
    val meter =
        Modifier.semantics(mergeDescendants = true) {
            contentDescription = label
            stateDescription = "${strength.word} ${strength.text}"
            progressBarRangeInfo =
                ProgressBarRangeInfo(reached.toFloat(), 0f..SEGMENTS.toFloat(), SEGMENTS - 1)
        }
    Column(meter, verticalArrangement = Arrangement.spacedBy(Space.S2.dp)) {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.S1.dp)) {
            repeat(SEGMENTS) { at ->
                val filled = if (at < reached) color else colors.outlineSoft.color
                Box(Modifier.weight(1f).height(Size.PROGRESS.dp).background(filled, rounded(Radius.FULL)))
            }
        }
        val words =
            buildAnnotatedString {
                withStyle(TypeScale.label.style().toSpanStyle()) { append(strength.word) }
                withStyle(SpanStyle(colors.textMuted.color)) { append(" ${strength.text}") }
            }
        Text(words, Modifier.unspoken(), style = TypeScale.bodyS.style())
    }
}

private const val SEGMENTS = 4

@Composable
private fun Rules(rules: List<Rule>) {
    val colors = Design.colors
    Card(gap = Space.S2) {
        for (rule in rules) {
            val isOpen = rule.state == RuleState.NOT_YET || rule.state == RuleState.PORTAL_CHECKS
            val tint =
                when (rule.state) {
                    RuleState.MET -> colors.success.color
                    RuleState.BROKEN -> colors.danger.color
                    RuleState.NOT_YET, RuleState.PORTAL_CHECKS -> colors.textMuted.color
                }
            Row(horizontalArrangement = Arrangement.spacedBy(Space.S2.dp)) {
                Mark(rule.state.path, IconSize.M, tint = tint)
                val color = if (isOpen) colors.textMuted.color else colors.text.color
                Words(rule.text, TypeScale.bodyS, Modifier.spoken(rule.spoken), color)
            }
        }
    }
}
