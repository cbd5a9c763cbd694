package ru.kabinet.ui.host

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import ru.kabinet.core.Screen
import ru.kabinet.core.ScreenObserver
import ru.kabinet.core.Transition
import ru.kabinet.core.Update

/** Takes the core's updates on its thread: keeps the newest, and the last picture of each screen one can go back to. */
class Pictures : ScreenObserver {
    private val shown = MutableStateFlow(nothing())
    private val last = HashMap<String, Screen>()
    private var newestSeq = 0uL

    /** The newest update. */
    val newest: StateFlow<Update> = shown.asStateFlow()

    override fun updated(update: Update) {
        synchronized(last) {
            if (update.seq < newestSeq) return
            newestSeq = update.seq
            last[update.top.key] = update.top
            last.keys.retainAll(update.stack.toSet())
            shown.value = update
        }
    }

    /** Another core counts its pictures from the beginning. */
    fun beginAnew() {
        synchronized(last) { newestSeq = 0uL }
    }

    /** The last picture of the screen below the one that is shown. */
    fun below(): Screen? =
        synchronized(last) {
            val stack = shown.value.stack
            stack.getOrNull(stack.size - 2)?.let { last[it] }
        }

    private companion object {
        /** Until the core's first picture comes, which is at once. */
        fun nothing(): Update {
            val language = ru.kabinet.core.Language.RU
            val empty = emptyList<Nothing>()
            val top = Screen("", 0uL, language, "", null, null, empty, empty, empty, null, null, null)
            return Update(0uL, empty, top, null, Transition.NONE)
        }
    }
}
