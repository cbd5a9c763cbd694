package ru.kabinet.ui.frame

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.unit.dp
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.components.BAR_TEXT
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** What the app is called on this phone: the system's own name of it. */
val LocalAppName = staticCompositionLocalOf { "" }

/** The mark and the name, where one can't go back and no journey is under way. */
@Composable
internal fun Brand() {
    val colors = Design.colors
    val letter = remember { PathParser().parsePathString(LETTER).toPath() }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.S2.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Canvas(Modifier.size(SIDE.dp)) {
            val factor = size.width / SHEET
            scale(factor, factor, Offset.Zero) {
                drawRoundRect(
                    colors.hero.color,
                    size = Size(SHEET, SHEET),
                    cornerRadius = CornerRadius(CORNER),
                )
                val pen = Stroke(PEN, cap = StrokeCap.Round, join = StrokeJoin.Round)
                drawPath(letter, colors.onHero.color, style = pen)
                drawCircle(colors.accent.color, DOT, Offset(DOT_X, DOT_Y))
            }
        }
        Words(LocalAppName.current, TypeScale.titleS, most = BAR_TEXT)
    }
}

private const val SIDE = 32

/** The sheet of docs/design/mark.svg. */
private const val SHEET = 64f
private const val CORNER = 18f
private const val LETTER = "M20 16v32M42 16.5L27.5 32 42 47.5"
private const val PEN = 7f
private const val DOT = 5f
private const val DOT_X = 44f
private const val DOT_Y = 32f
