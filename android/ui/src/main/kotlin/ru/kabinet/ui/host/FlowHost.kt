package ru.kabinet.ui.host

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import ru.kabinet.core.Config
import ru.kabinet.core.Edited
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.FieldValue
import ru.kabinet.core.Intent
import ru.kabinet.core.Kabinet
import ru.kabinet.core.KabinetException
import ru.kabinet.core.KabinetInterface
import ru.kabinet.core.Language
import ru.kabinet.core.Platform
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.Screen
import ru.kabinet.core.Update
import ru.kabinet.core.unopened

/**
 * The one place of an app that talks to the core: it holds the picture to draw and hands down what a person does. Its
 * calls are made on the main thread and come back at once; none of them throws: a core that was shut down has nobody
 * left to tell. Where the core can't be opened, the picture says why, and a tap or coming back tries again.
 *
 * @param scope where drafts wait until typing rests, on any thread
 * @param language in which it is said why there is no core
 * @param open opens the core, whose pictures go to `pictures`; throws a [KabinetException] where it can't
 */
class FlowHost(
    private val pictures: Pictures,
    scope: CoroutineScope,
    private val language: Language,
    private val open: () -> KabinetInterface,
) : AutoCloseable {
    @Volatile
    private var core: KabinetInterface? = null
    private var timesTriedAgain = 0u

    /** What to draw. Each one replaces the one before. */
    val updates: StateFlow<Update> = pictures.newest

    private val leaves = MutableStateFlow(0)

    /** How often the app went out of sight. */
    val timesLeft: StateFlow<Int> = leaves.asStateFlow()

    private val drafts = Drafts(scope) { key, field, text -> attempt { core?.draft(key, field, text) } }

    init {
        begin()
    }

    /** The last picture of the screen that back leads to, for the gesture that shows it coming. */
    fun pictureBelow(): Screen? = pictures.below()

    /** A tap on an action of the picture `visit`, with what stands in the fields of the screen `key`. */
    fun tap(
        key: String,
        visit: ULong,
        action: String,
        values: List<FieldValue>,
    ) {
        if (core == null) {
            timesTriedAgain += 1u
            return begin()
        }
        drafts.forget(key)
        attempt { core?.dispatch(Intent(visit, action, values)) }
    }

    /** What becomes of a text by a key; null once the screen is another one. */
    fun edit(
        key: String,
        field: String,
        before: Edited,
        after: Edited,
        other: String?,
    ): FieldCheck? = attempt { core?.editField(key, field, before, after, other) }

    /** What is thought of a text that is not being typed just now; null once the screen is another one. */
    fun check(
        key: String,
        field: String,
        text: String,
        other: String?,
    ): FieldCheck? = attempt { core?.checkField(key, field, text, text.length.toUInt(), other) }

    /** A password that meets the rules of the field; null once the screen is another one. */
    fun suggestPassword(
        key: String,
        field: String,
    ): String? = attempt { core?.suggestPassword(key, field) }

    /** Keeps a text once typing rests. */
    fun draft(
        key: String,
        field: String,
        text: String,
    ) = drafts.remember(key, field, text)

    /** Keeps at once what waits for typing to rest: a field was left, or the app is. */
    fun saveDrafts() = drafts.flush()

    /** The system's back: closes a sheet, gives the safe answer to a question, else goes back. False where there is nowhere to. */
    fun back(): Boolean {
        val shown = updates.value
        val over = shown.overlay
        val action = (if (over == null) shown.top.back else over.leaving) ?: return false
        // It takes no texts along, so those that wait go first.
        saveDrafts()
        tap(shown.top.key, shown.top.visit, action.id, emptyList())
        return true
    }

    /** News of the phone's system. What was typed goes first: the app in the background is the one that is found again. */
    fun report(event: PlatformEvent) {
        if (event is PlatformEvent.Background) {
            saveDrafts()
            leaves.value += 1
        }
        if (core == null && event is PlatformEvent.Foreground) begin()
        attempt { core?.report(event) }
    }

    /**
     * Sends what waits, for a job of the system: returns when nothing more can be sent now, or after so many milliseconds.
     * Not for the main thread.
     *
     * @return how many requests the portal still does not have; none where the core is shut down
     */
    fun runQueue(deadlineMs: ULong): UInt = attempt { core?.runQueue(deadlineMs)?.waiting } ?: 0u

    /** Ends the core; what was typed is kept. */
    override fun close() {
        saveDrafts()
        attempt { core?.shutdown() }
        (core as? AutoCloseable)?.close()
    }

    private fun begin() {
        pictures.beginAnew()
        try {
            val opened = open()
            pictures.updated(opened.current())
            core = opened
        } catch (refusal: KabinetException) {
            pictures.updated(unopened(refusal, language, timesTriedAgain))
        }
    }

    private fun <T> attempt(call: () -> T): T? =
        try {
            call()
        } catch (_: KabinetException) {
            // Late calls of a screen that is gone, or of an app that is being closed: the next picture says what counts.
            null
        }

    companion object {
        /** Opens the core of a data folder. */
        fun open(
            config: Config,
            platform: Platform,
            scope: CoroutineScope,
        ): FlowHost {
            val pictures = Pictures()
            return FlowHost(pictures, scope, config.language) { Kabinet.open(config, platform, pictures) }
        }
    }
}
