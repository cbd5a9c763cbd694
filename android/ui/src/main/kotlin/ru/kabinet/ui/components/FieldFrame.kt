package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Verdict
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.style
import ru.kabinet.ui.theme.withWholeNumbers

/** How the frame of a field looks. */
internal data class FrameLook(
    val label: String,
    val hint: String?,
    val verdict: Verdict,
    val isFocused: Boolean,
    val isEnabled: Boolean = true,
)

/** What every typed field has around its text: the name above, the box, the verdict or hint below. */
@Composable
internal fun FieldFrame(
    look: FrameLook,
    trailing: @Composable () -> Unit = {},
    text: @Composable () -> Unit,
) {
    val colors = Design.colors
    val color = if (look.isEnabled) colors.text.color else colors.textDisabled.color
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        Words(look.label, TypeScale.label, color = color)
        Row(
            Modifier
                .fillMaxWidth()
                .heightIn(min = Size.FIELD.dp)
                .boxed(look)
                .padding(
                    start = if (Design.textIsLarge) 12.dp else 16.dp,
                    end = 6.dp,
                    top = 4.dp,
                    bottom = 4.dp,
                ),
            horizontalArrangement = Arrangement.spacedBy(Space.S2.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Box(Modifier.weight(1f).padding(vertical = 6.dp)) { text() }
            if (look.verdict == Verdict.Good && look.isEnabled && !Design.textIsLarge) {
                Mark(IconPaths.OK, modifier = Modifier.padding(end = 10.dp), tint = colors.success.color)
            }
            trailing()
        }
        HintView(look.hint, look.verdict.takeIf { look.isEnabled } ?: Verdict.None)
    }
}

/**
 * Help below a field, or what is wrong with it.
 *
 * @param isSaidByField whether the field itself says what is wrong, so that nothing is heard twice
 */
@Composable
internal fun HintView(
    hint: String?,
    verdict: Verdict,
    isSaidByField: Boolean = true,
) {
    val colors = Design.colors
    val reason = (verdict as? Verdict.Wrong)?.reason
    val words = reason ?: hint ?: return
    val color = if (reason == null) colors.textMuted.color else colors.danger.color
    val isSaid = reason != null && isSaidByField
    Row(if (isSaid) Modifier.unspoken() else Modifier, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        if (reason != null) Mark(IconPaths.NO, IconSize.M, tint = color)
        Words(words, TypeScale.bodyS, color = color)
    }
}

/** What stands in a field, in its style. */
@Composable
internal fun inputStyle(
    isEnabled: Boolean,
    tabular: Boolean = false,
): TextStyle {
    val colors = Design.colors
    val color = if (isEnabled) colors.text.color else colors.textDisabled.color
    return TypeScale.body.style(tabular).copy(color = color)
}

/** A number that needs a second line wraps at its spaces, never at a hyphen. */
@Composable
internal fun numbersWhole(): VisualTransformation =
    if (Design.textIsLarge) NumbersWhole else VisualTransformation.None

private object NumbersWhole : VisualTransformation {
    override fun filter(text: AnnotatedString) =
        TransformedText(AnnotatedString(withWholeNumbers(text.text)), OffsetMapping.Identity)
}

@Composable
private fun Modifier.boxed(look: FrameLook): Modifier {
    val colors = Design.colors
    val isWrong = look.verdict is Verdict.Wrong && look.isEnabled
    val border =
        when {
            !look.isEnabled -> colors.outlineSoft
            isWrong -> colors.danger
            look.isFocused -> colors.primary
            else -> colors.outline
        }
    val width = if (isWrong || look.isFocused) Size.BORDER_STRONG.dp else 1.5.dp
    val halo = if (isWrong) colors.dangerContainer else colors.primaryContainer
    val shape = rounded(Radius.M)
    return this
        .then(if (look.isFocused) Modifier.halo(halo.color) else Modifier)
        .background(if (look.isEnabled) colors.surface.color else Color.Transparent, shape)
        .border(width, border.color, shape)
}

/** The soft ring around the box that has the focus. */
internal fun Modifier.halo(color: Color) =
    drawBehind {
        val ring = HALO.dp.toPx()
        val corner = (Radius.M + HALO).dp.toPx()
        drawRoundRect(
            color,
            Offset(-ring, -ring),
            androidx.compose.ui.geometry
                .Size(size.width + 2 * ring, size.height + 2 * ring),
            CornerRadius(corner),
        )
    }

private const val HALO = 4
