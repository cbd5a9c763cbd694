package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** What the screen reader is to say besides what it reads: one place waits its turn, the other interrupts. */
class Announcer(
    private val scope: CoroutineScope,
) {
    /** Said when the reader has finished. */
    var polite by mutableStateOf("")
        private set

    /** Said at once. */
    var assertive by mutableStateOf("")
        private set

    private var waiting = emptyList<String>()
    private val resting = HashMap<String, Job>()
    private val said = HashMap<String, String>()
    private var clearing: Job? = null

    /** Says it when the reader has finished; what is asked for together is said together. */
    fun sayPolitely(text: String) {
        if (text.isEmpty() || text in waiting) return
        waiting += text
        polite = waiting.joinToString(" ")
        clearLater()
    }

    /** Interrupts: for errors after a tap. */
    fun sayNow(text: String) {
        assertive = text
        clearLater()
    }

    /** Says it of a field once typing rests; the same is not said of it twice in a row. */
    fun sayAfterRest(
        field: String,
        text: String,
    ) {
        resting.remove(field)?.cancel()
        if (text.isEmpty()) return
        resting[field] =
            scope.launch {
                delay(REST_MS)
                if (said.put(field, text) != text) sayPolitely(text)
            }
    }

    /** What is wrong with a field was just said. */
    fun remember(
        field: String,
        text: String,
    ) {
        resting.remove(field)?.cancel()
        said[field] = text
    }

    /** Another screen stands there: what was said of the one before, or was about to be, is no news of it. */
    fun clear() {
        resting.values.forEach(Job::cancel)
        resting.clear()
        said.clear()
        silence()
    }

    private fun silence() {
        waiting = emptyList()
        polite = ""
        assertive = ""
    }

    /** Said words go after a while, so that a walk through the screen does not find them. */
    private fun clearLater() {
        clearing?.cancel()
        clearing =
            scope.launch {
                delay(CLEAR_MS)
                silence()
            }
    }

    private companion object {
        const val REST_MS = 700L
        const val CLEAR_MS = 8000L
    }
}
