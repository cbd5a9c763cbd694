package ru.kabinet.ui.components

import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import ru.kabinet.core.Action

/** What the ear gets in place of what the eye sees, where the two differ. */
internal fun Modifier.spoken(words: String?): Modifier =
    if (words == null) this else clearAndSetSemantics { contentDescription = words }

/** For the eye alone: the same is said elsewhere, or decorates. */
internal fun Modifier.unspoken(): Modifier = clearAndSetSemantics {}

/** The name for the ear; it holds the visible label, so that who speaks to the phone can say what they see. */
internal val Action.spokenName: String?
    get() {
        val words = spoken ?: return null
        return if (words.asWords().contains(label.asWords())) words else "$label, $words"
    }

/** Whole words only: «EN» does not stand in «Switch to English». */
private fun String.asWords() = " ${lowercase().replace(Regex("[^\\p{L}\\p{N}]+"), " ").trim()} "
