package ru.kabinet.ui.host

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/**
 * Typed text on its way down: half a second after the last key, or at once when the person turns away.
 *
 * @param scope where typing is waited to rest, on any thread
 */
internal class Drafts(
    private val scope: CoroutineScope,
    private val send: (key: String, field: String, text: String) -> Unit,
) {
    private class Draft(
        val text: String,
        val timer: Job,
    )

    private val waiting = LinkedHashMap<Pair<String, String>, Draft>()

    @Synchronized
    fun remember(
        key: String,
        field: String,
        text: String,
    ) {
        val name = key to field
        waiting.remove(name)?.timer?.cancel()
        val timer =
            scope.launch {
                delay(REST_MS)
                flush(name)
            }
        waiting[name] = Draft(text, timer)
    }

    /** Sends all at once. */
    @Synchronized
    fun flush() = waiting.keys.toList().forEach(::flush)

    /** Forgets a screen's drafts: its texts went down with an intent. */
    @Synchronized
    fun forget(key: String) {
        val gone = waiting.keys.filter { it.first == key }
        gone.forEach { waiting.remove(it)?.timer?.cancel() }
    }

    @Synchronized
    private fun flush(name: Pair<String, String>) {
        val draft = waiting.remove(name) ?: return
        draft.timer.cancel()
        send(name.first, name.second, draft.text)
    }

    private companion object {
        const val REST_MS = 500L
    }
}
