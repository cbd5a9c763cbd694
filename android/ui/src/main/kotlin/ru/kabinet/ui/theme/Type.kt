package ru.kabinet.ui.theme

import androidx.compose.material3.Typography
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.em
import ru.kabinet.design.TypeScale
import ru.kabinet.design.TypeStyle

/** Figures of one width, for what is read digit by digit or compared. */
private const val TABULAR = "tnum"

/**
 * A style of the scale at the person's text size: reading sizes double at 200 %, titles grow less. The sizes are the
 * design's, so the system's own curve is taken out of them.
 *
 * @param most the largest share of the usual size that the place can take
 */
@Composable
@ReadOnlyComposable
fun TypeStyle.style(
    tabular: Boolean = false,
    most: Float = Float.MAX_VALUE,
): TextStyle {
    val density = LocalDensity.current
    val scale = density.fontScale.coerceAtMost(most)
    val grown = { small: Int, large: Int ->
        if (scale <=
            1f
        ) {
            small * scale
        } else {
            small + (large - small) * (scale - 1f)
        }
    }
    return with(density) {
        TextStyle(
            fontFamily = Design.family,
            fontSize = grown(size, largeSize).dp.toSp(),
            lineHeight = grown(line, largeLine).dp.toSp(),
            fontWeight = FontWeight(weight),
            letterSpacing = tracking.em,
            fontFeatureSettings = if (tabular) TABULAR else null,
            lineBreak = LineBreak.Paragraph,
            hyphens = if (Design.textIsLarge) Hyphens.Auto else Hyphens.None,
            lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
        )
    }
}

/** Material's own scale, by the names that the design gives its styles there. */
@Composable
@ReadOnlyComposable
internal fun typography() =
    Typography(
        displaySmall = TypeScale.display.style(),
        headlineMedium = TypeScale.titleL.style(),
        titleLarge = TypeScale.titleM.style(),
        titleMedium = TypeScale.titleS.style(),
        bodyLarge = TypeScale.body.style(),
        bodyMedium = TypeScale.bodyS.style(),
        bodySmall = TypeScale.caption.style(),
        labelLarge = TypeScale.button.style(),
        labelMedium = TypeScale.captionStrong.style(),
    )
