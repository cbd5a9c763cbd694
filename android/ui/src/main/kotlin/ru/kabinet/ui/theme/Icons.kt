package ru.kabinet.ui.theme

import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.dp
import ru.kabinet.core.RuleState
import ru.kabinet.core.Tone
import ru.kabinet.design.IconPaths
import ru.kabinet.core.Icon as IconName

/** The grid that icons are drawn on. */
private const val GRID = 24f
private const val STROKE = 1.75f

/** Sizes of icons in dp at the usual text size; they grow with large text, but less. */
enum class IconSize(
    val usual: Int,
    val large: Int,
) {
    S(16, 22),
    M(20, 28),
    L(24, 32),
    XL(32, 40),
    HERO(64, 64),
    ;

    /** The side in dp at the person's text size. */
    @Composable
    @ReadOnlyComposable
    fun side(): Float = usual + (large - usual) * (LocalDensity.current.fontScale - 1f).coerceIn(0f, 1f)
}

/** A decorative icon of the set, by its path data; the screen reader passes it over. */
@Composable
fun Mark(
    path: String,
    size: IconSize = IconSize.L,
    modifier: Modifier = Modifier,
    tint: Color = LocalContentColor.current,
) {
    val image = remember(path) { image(path) }
    Icon(image, contentDescription = null, modifier.size(size.side().dp), tint)
}

private fun image(path: String) =
    ImageVector
        .Builder(defaultWidth = GRID.dp, defaultHeight = GRID.dp, viewportWidth = GRID, viewportHeight = GRID)
        .addPath(
            addPathNodes(path),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = STROKE,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round,
        ).build()

/** The path data of an icon that the core names. */
val IconName.path: String
    get() =
        when (this) {
            IconName.CLOCK -> IconPaths.CLOCK
            IconName.DOC -> IconPaths.DOC
            IconName.KEY -> IconPaths.KEY
            IconName.LOCK -> IconPaths.LOCK
            IconName.OFFLINE -> IconPaths.OFFLINE
            IconName.PHONE -> IconPaths.PHONE
            IconName.SHIELD -> IconPaths.SHIELD
            IconName.USER -> IconPaths.USER
            IconName.ALERT -> IconPaths.ALERT
            IconName.REFRESH -> IconPaths.REFRESH
            IconName.WAND -> IconPaths.WAND
            IconName.EXIT -> IconPaths.EXIT
        }

/** The icon that says a tone without its colour. */
val Tone.path: String
    get() =
        when (this) {
            Tone.INFO -> IconPaths.INFO
            Tone.SUCCESS -> IconPaths.OK
            Tone.WARNING -> IconPaths.ALERT
            Tone.DANGER -> IconPaths.NO
        }

/** The icon that says how a text stands to a rule. */
val RuleState.path: String
    get() =
        when (this) {
            RuleState.MET -> IconPaths.OK
            RuleState.NOT_YET -> IconPaths.RING
            RuleState.BROKEN -> IconPaths.CLOSE
            RuleState.PORTAL_CHECKS -> IconPaths.SHIELD
        }
