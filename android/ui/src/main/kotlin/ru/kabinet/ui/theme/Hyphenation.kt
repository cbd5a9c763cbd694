package ru.kabinet.ui.theme

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.TextLayoutResult

/**
 * A text with soft hyphens that are seen where a line ends at one: not every system draws them. It is laid out a few
 * times until no sign is anywhere else.
 */
internal class Hyphenation(
    text: String,
) {
    private enum class Join(
        val sign: String,
    ) {
        /** The word may break here. */
        SOFT("$SOFT_HYPHEN"),

        /** A line ends here. */
        SEEN("-"),

        /** There is no room for the sign here. */
        CLOSED(""),
    }

    private val parts = text.split(SOFT_HYPHEN)
    private val joins = MutableList(parts.size - 1) { Join.SOFT }
    private var width = 0

    /** What is drawn. */
    var drawn by mutableStateOf(text)
        private set

    /** Takes how it was laid out. */
    fun laidOut(layout: TextLayoutResult) {
        if (layout.layoutInput.text.text != drawn) return
        val widthNow = layout.layoutInput.constraints.maxWidth
        val isOfAnotherWidth = widthNow != width && joins.any { it != Join.SOFT }
        width = widthNow
        if (isOfAnotherWidth) joins.fill(Join.SOFT) else adjust(layout)
        drawn = parts.first() + joins.indices.joinToString("") { joins[it].sign + parts[it + 1] }
    }

    private fun adjust(layout: TextLayoutResult) {
        val before = joins.toList()
        var at = 0
        for (index in before.indices) {
            at += parts[index].length
            val sign = before[index].sign.length
            if (sign == 0) continue
            val endsLine = layout.getLineForOffset(at) != layout.getLineForOffset(at + sign)
            if (before[index] == Join.SEEN && !endsLine) {
                joins[index] = Join.CLOSED
                // What follows flows otherwise now.
                for (later in index + 1 until joins.size) joins[later] = Join.SOFT
                return
            }
            if (before[index] == Join.SOFT && endsLine) joins[index] = Join.SEEN
            at += sign
        }
    }
}
