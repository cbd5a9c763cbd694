package ru.kabinet.ui.theme

import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.TextAlign
import ru.kabinet.core.setLarge
import ru.kabinet.design.TypeStyle

/**
 * Words in a style of the scale. Where text is large, long ones may break; a screen reader does not hear where.
 *
 * @param fits whether a word that can't be broken and is wider than the place is set smaller
 */
@Composable
fun Words(
    text: String,
    style: TypeStyle,
    modifier: Modifier = Modifier,
    color: Color = LocalContentColor.current,
    align: TextAlign? = null,
    tabular: Boolean = false,
    most: Float = Float.MAX_VALUE,
    fits: Boolean = false,
) {
    val isLarge = Design.textIsLarge
    val set = remember(text, isLarge) { if (isLarge) setLarge(text) else text }
    val hyphenation = remember(set) { if (SOFT_HYPHEN in set) Hyphenation(set) else null }
    val place = remember { Place() }
    val scaled = style.style(tabular, most)
    val look = if (fits) scaled.fitted(set, place) else scaled
    Text(
        hyphenation?.drawn ?: set,
        modifier.heardAs(text, set),
        color = color,
        textAlign = align,
        onTextLayout = {
            place.laidOut(it)
            hyphenation?.laidOut(it)
        },
        // A text with hyphens of ours needs none of the system's.
        style = if (hyphenation == null) look else look.copy(hyphens = Hyphens.None),
    )
}

/** What a person checks letter by letter: it has no hyphens but its own, and where text is large a number wraps at its spaces. */
@Composable
fun Value(
    text: String,
    style: TypeStyle,
    modifier: Modifier = Modifier,
    color: Color = LocalContentColor.current,
    align: TextAlign? = null,
) {
    val isLarge = Design.textIsLarge
    val set =
        remember(text, isLarge) { if (isLarge) withWholeNumbers(text.replace(NO_BREAK_SPACE, ' ')) else text }
    val place = remember { Place() }
    val look = style.style(tabular = true).copy(hyphens = Hyphens.None)
    Text(
        set,
        modifier.heardAs(text, set),
        color = color,
        textAlign = align,
        onTextLayout = place::laidOut,
        style = look.fitted(set, place),
    )
}

/** A text in which no number is torn at its hyphens. As long as before. */
internal fun withWholeNumbers(text: String) = text.replace(HYPHEN_IN_NUMBER, NO_BREAK_HYPHEN)

private fun Modifier.heardAs(
    text: String,
    drawn: String,
) = if (text == drawn) this else semantics { this.text = AnnotatedString(text) }

internal const val SOFT_HYPHEN = '\u00ad'
private const val NO_BREAK_SPACE = '\u00a0'
private const val NO_BREAK_HYPHEN = "\u2011"
private val HYPHEN_IN_NUMBER = Regex("(?<=\\d)-(?=\\d)")
