package ru.kabinet.ui.frame

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshots.Snapshot
import ru.kabinet.core.Component
import ru.kabinet.core.Tone
import ru.kabinet.core.Transition
import ru.kabinet.core.Update
import ru.kabinet.ui.form.Announcer
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.Haptic
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.time.Patience

/** Follows the updates: which screen is shown, since when, and where the focus belongs. */
internal class Shown(
    private val host: FlowHost,
    private val announcer: Announcer,
    clock: () -> Long,
    private val feel: (Haptic) -> Unit,
) {
    private val patience = Patience(clock)
    private var last: Update? = null
    private var arrival: Arrival? = null
    private var focused: Pair<Int, Pair<ULong, String?>>? = null
    private var redraws by mutableIntStateOf(0)
    private var drawn = 0
    private var notice: ULong? = null

    /** The moment of the clock at which the screen changes by itself; null where it does not. */
    var due by mutableStateOf<Long?>(null)
        private set

    /** The same picture once more: what was held back of it is due. */
    fun redraw() {
        redraws += 1
    }

    /** Takes an update; gives the screen that is shown, the same one as long as it stays. */
    fun follow(update: Update): Arrival {
        val asked = redraws
        val before = last
        val known = arrival
        if (known != null && before === update && drawn == asked) return known
        drawn = asked
        last = update
        return Snapshot.withoutReadObservation { draw(update, before) }
    }

    private fun draw(
        update: Update,
        before: Update?,
    ): Arrival {
        val top = patience.screen(update.top)
        due = patience.due
        val known = arrival
        val isNavigation = update.transition != Transition.NONE && update.top.visit != before?.top?.visit
        val isSame = known != null && known.form.screen.key == top.key && !isNavigation
        val now =
            if (isSame) {
                known.also { it.form.follow(top) }
            } else {
                host.saveDrafts()
                announcer.clear()
                Arrival((known?.number ?: 0) + 1, FormState(host, top, announcer, feel))
            }
        arrival = now
        announcer.sayPolitely(patience.takeNews())
        top.notice?.takeIf { it.id != notice }?.let {
            notice = it.id
            announcer.sayPolitely(it.text)
            if (it.tone == Tone.SUCCESS) {
                feel(Haptic.DONE)
            } else if (it.tone == Tone.DANGER) {
                feel(Haptic.WRONG)
            }
        }
        return now
    }

    /** The focus goes to the field that the core names, saying what is wrong there, or to the only one there is. */
    fun placeFocus(arrival: Arrival) {
        val form = arrival.form
        val screen = form.screen
        val place = arrival.number to (screen.visit to screen.focus)
        if (focused == place) return
        val isNew = focused?.first != arrival.number
        focused = place
        val named = screen.focus?.let(form::field)
        if (named != null && named.isOpen) {
            named.focus.requestFocus()
            val complaint = named.complaint ?: return
            announcer.remember(named.id, complaint)
            announcer.sayNow(complaint)
            feel(Haptic.WRONG)
            return
        }
        val only = form.onlyField()
        if (!isNew || only == null) return
        only.focus.requestFocus()
        // Who hears the field alone has not come by the title and what is said below it.
        val text = screen.components.firstNotNullOfOrNull { it as? Component.Paragraph }
        announcer.sayPolitely("${screen.title}. ${text?.spoken ?: text?.text.orEmpty()}".trim())
    }
}
