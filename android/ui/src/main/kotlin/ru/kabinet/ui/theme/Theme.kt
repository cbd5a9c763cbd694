package ru.kabinet.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.selection.LocalTextSelectionColors
import androidx.compose.foundation.text.selection.TextSelectionColors
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import ru.kabinet.design.Palette
import ru.kabinet.design.Radius

private val LocalPalette = staticCompositionLocalOf { Palette.Light }
private val LocalFamily = staticCompositionLocalOf<FontFamily> { FontFamily.Default }
private val LocalMotion = staticCompositionLocalOf { true }

/** The share of the usual text size from which rows stack and what only decorates goes. */
private const val LARGE_TEXT_FROM = 1.5f

/** What the design says, where it is drawn. */
object Design {
    /** Colours by role. */
    val colors: Palette
        @Composable @ReadOnlyComposable
        get() = LocalPalette.current

    /** The typeface. */
    internal val family: FontFamily
        @Composable @ReadOnlyComposable
        get() = LocalFamily.current

    /** Whether the person reads with large text. */
    val textIsLarge: Boolean
        @Composable @ReadOnlyComposable
        get() = LocalDensity.current.fontScale >= LARGE_TEXT_FROM

    /** Whether things may move; otherwise they only fade. */
    val moves: Boolean
        @Composable @ReadOnlyComposable
        get() = LocalMotion.current
}

/** A colour of the palette as Compose has it. */
val Long.color: Color get() = Color(this)

/** A corner of the design in dp. */
fun rounded(radius: Int) = RoundedCornerShape(radius.dp)

/**
 * Draws with the design's colours and type, Material's own components too.
 *
 * @param family the system's typeface, unless a test brings one
 * @param moves false where the person asked the system for less motion
 */
@Composable
fun KabinetTheme(
    dark: Boolean = isSystemInDarkTheme(),
    family: FontFamily = FontFamily.Default,
    moves: Boolean = true,
    content: @Composable () -> Unit,
) {
    val palette = if (dark) Palette.Dark else Palette.Light
    val handles = TextSelectionColors(palette.primary.color, palette.primaryContainer.color)
    CompositionLocalProvider(
        LocalPalette provides palette,
        LocalFamily provides family,
        LocalMotion provides moves,
    ) {
        val shapes =
            Shapes(
                rounded(Radius.XS),
                rounded(Radius.S),
                rounded(Radius.M),
                rounded(Radius.L),
                rounded(Radius.XL),
            )
        MaterialTheme(scheme(palette, dark), shapes, typography()) {
            CompositionLocalProvider(
                LocalTextSelectionColors provides handles,
                LocalContentColor provides palette.text.color,
                content = content,
            )
        }
    }
}

private fun scheme(
    palette: Palette,
    dark: Boolean,
): ColorScheme {
    val base = if (dark) darkColorScheme() else lightColorScheme()
    return with(palette) {
        base.copy(
            primary = primary.color,
            onPrimary = onPrimary.color,
            primaryContainer = primaryContainer.color,
            onPrimaryContainer = onPrimaryContainer.color,
            secondary = primary.color,
            onSecondary = onPrimary.color,
            background = background.color,
            onBackground = text.color,
            surface = surface.color,
            onSurface = text.color,
            surfaceVariant = surfaceSunken.color,
            onSurfaceVariant = textMuted.color,
            surfaceContainerHigh = surfaceRaised.color,
            error = danger.color,
            onError = onDanger.color,
            errorContainer = dangerContainer.color,
            onErrorContainer = onDangerContainer.color,
            outline = outline.color,
            outlineVariant = outlineSoft.color,
            scrim = scrim.color,
        )
    }
}
