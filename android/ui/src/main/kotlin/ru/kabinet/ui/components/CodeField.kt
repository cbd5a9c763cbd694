package ru.kabinet.ui.components

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Autofill
import ru.kabinet.core.CodeField
import ru.kabinet.core.Countdown
import ru.kabinet.core.Verdict
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.OneTimeCode
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.time.remaining
import ru.kabinet.ui.time.words

/** A one-time code: one real input drawn as cells. The last digit sends it. */
@Composable
internal fun CodeFieldView(
    data: CodeField,
    form: FormState,
) {
    val field = form.field(data.id) as? OneTimeCode ?: return
    val isWorking = form.shownBusy?.action == data.submit.id
    Column(verticalArrangement = Arrangement.spacedBy(Space.S3.dp)) {
        CodeInput(data, field, form, isEnabled = data.enabled || isWorking || form.screen.busy != null)
        if (isWorking) {
            LinearProgressIndicator(
                Modifier.fillMaxWidth().unspoken(),
                trackColor = Design.colors.outlineSoft.color,
            )
        }
        HintView(null, field.verdict, isSaidByField = false)
        data.life?.let { Life(it, data.lifeMs.toLong(), form) }
    }
}

@Composable
private fun CodeInput(
    data: CodeField,
    field: OneTimeCode,
    form: FormState,
    isEnabled: Boolean,
) {
    val source = remember { MutableInteractionSource() }
    val isFocused by source.collectIsFocusedAsState()
    val entered = data.entered.getOrNull(field.text.length).orEmpty()
    BasicTextField(
        value = field.value,
        onValueChange = { typed ->
            if (typed.text.contains('\n')) form.enter(field.id) else field.type(typed)
        },
        modifier =
            Modifier
                .fillMaxWidth()
                .typedInto(field, Autofill.ONE_TIME_CODE, leave = {})
                .semantics {
                    contentDescription = data.label
                    stateDescription = entered
                },
        enabled = isEnabled,
        readOnly = !field.isOpen,
        textStyle = inputStyle(isEnabled).copy(color = Color.Transparent),
        keyboardOptions =
            KeyboardOptions(
                keyboardType = KeyboardType.NumberPassword,
                imeAction = ImeAction.Done,
            ),
        keyboardActions = KeyboardActions { form.enter(field.id) },
        singleLine = true,
        interactionSource = source,
        cursorBrush = SolidColor(Color.Transparent),
        decorationBox = { inner ->
            Box {
                Cells(data.length.toInt(), field, isFocused && field.isOpen, isEnabled)
                // It takes the keys and is not seen.
                Box(Modifier.size(1.dp)) { inner() }
            }
        },
    )
}

@Composable
private fun Cells(
    length: Int,
    field: OneTimeCode,
    isFocused: Boolean,
    isEnabled: Boolean,
) {
    val gap = if (isNarrow()) NARROW_GAP.dp else Space.S2.dp
    val caret =
        field.value.selection.min
            .coerceAtMost(length - 1)
    Row(Modifier.unspoken().fillMaxWidth(), horizontalArrangement = Arrangement.spacedBy(gap)) {
        repeat(length) { at ->
            // A code is read in two halves.
            if (at * 2 == length && !isNarrow()) Spacer(Modifier.width(Space.S1.dp))
            Cell(
                field.text.getOrNull(at),
                isFocused && at == caret,
                field.isRefused,
                isEnabled,
                Modifier.weight(1f),
            )
        }
    }
}

@Composable
private fun Cell(
    digit: Char?,
    isAtCaret: Boolean,
    isRefused: Boolean,
    isEnabled: Boolean,
    modifier: Modifier,
) {
    val colors = Design.colors
    val border =
        when {
            !isEnabled -> colors.outlineSoft
            isRefused -> colors.danger
            isAtCaret -> colors.primary
            else -> colors.outline
        }
    val width = if (isRefused || isAtCaret) Size.BORDER_STRONG.dp else 1.5.dp
    val halo = if (isRefused) colors.dangerContainer else colors.primaryContainer
    Box(
        modifier
            .heightIn(min = Size.CODE_CELL.dp)
            .then(if (isAtCaret) Modifier.halo(halo.color) else Modifier)
            .background(if (isEnabled) colors.surface.color else Color.Transparent, rounded(Radius.M))
            .border(width, border.color, rounded(Radius.M)),
        contentAlignment = Alignment.Center,
    ) {
        val color = if (isEnabled) colors.text.color else colors.textDisabled.color
        Words(digit?.toString().orEmpty(), TypeScale.code, color = color, tabular = true)
    }
}

/** How long the code can still be used. */
@Composable
private fun Life(
    countdown: Countdown,
    wholeMs: Long,
    form: FormState,
) {
    val colors = Design.colors
    val left = remaining(countdown, form.screen.busy != null, form.announcer::sayPolitely)
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.S2.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        val part = if (wholeMs > 0) (left.toFloat() / wholeMs).coerceIn(0f, 1f) else 0f
        Canvas(Modifier.size(RING.dp)) {
            val stroke = Stroke(3.dp.toPx(), cap = StrokeCap.Round)
            val inset = stroke.width
            val box =
                androidx.compose.ui.geometry
                    .Size(size.width - 2 * inset, size.height - 2 * inset)
            val corner =
                androidx.compose.ui.geometry
                    .Offset(inset, inset)
            drawArc(colors.outlineSoft.color, 0f, 360f, false, corner, box, style = stroke)
            drawArc(colors.primary.color, -90f, 360f * part, false, corner, box, style = stroke)
        }
        Words(countdown.words(left), TypeScale.bodyS, color = colors.textMuted.color, tabular = true)
    }
}

private const val RING = 22
private const val NARROW_GAP = 5
