package ru.kabinet.ui.theme

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.graphics.Color
import ru.kabinet.core.Tone

/** What a message of a tone stands on, and the colour of what stands there. */
data class Surface(
    val container: Color,
    val content: Color,
)

/** The colours of a tone. */
@Composable
@ReadOnlyComposable
fun Tone.surface(): Surface =
    with(Design.colors) {
        when (this@surface) {
            Tone.INFO -> Surface(primaryContainer.color, onPrimaryContainer.color)
            Tone.SUCCESS -> Surface(successContainer.color, onSuccessContainer.color)
            Tone.WARNING -> Surface(warningContainer.color, onWarningContainer.color)
            Tone.DANGER -> Surface(dangerContainer.color, onDangerContainer.color)
        }
    }
