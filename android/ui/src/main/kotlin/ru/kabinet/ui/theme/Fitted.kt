package ru.kabinet.ui.theme

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.rememberTextMeasurer

/** The smallest share of its own size that a text is set at: 200 % keeps what 120 % would give. */
private const val SMALLEST = 0.6f
private val WORD_ENDS = Regex("(?<=[-\\s$SOFT_HYPHEN])")

/**
 * A place of a text whose words are wider at times: a person's name has no hyphens but its own, so it is set smaller
 * there, and torn only where that doesn't do.
 */
internal class Place {
    /** Its width in pixels; 0 until it was laid out. */
    var width by mutableIntStateOf(0)

    /** Takes how a text was laid out in it. */
    fun laidOut(layout: TextLayoutResult) {
        width = layout.layoutInput.constraints.maxWidth
    }
}

/** The style in which the longest word of a text finds room in its place. */
@Composable
internal fun TextStyle.fitted(
    text: String,
    place: Place,
): TextStyle {
    if (!Design.textIsLarge || place.width == 0) return this
    val measurer = rememberTextMeasurer()
    val style = this
    return remember(text, place.width, style) {
        val words = text.split(WORD_ENDS)
        val longest = words.maxOf { measurer.measure(it.trim(), style, softWrap = false).size.width }
        if (longest <= place.width) return@remember style
        val share = (place.width.toFloat() / longest).coerceAtLeast(SMALLEST)
        style.copy(fontSize = style.fontSize * share)
    }
}
