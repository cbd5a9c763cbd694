package ru.kabinet.app

import ru.kabinet.core.InternalException
import ru.kabinet.core.Kabinet
import ru.kabinet.core.KabinetException
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.ScreenObserver
import ru.kabinet.core.Update

/**
 * The one core of the process, opened when it is first needed and never closed: screens come and go around
 * it, and the queue runs without any. [opener] opens it; what fails is tried again at the next call, and told
 * to [log] where nobody else hears of it.
 */
internal class SingleCore(
    private val opener: (ScreenObserver) -> Kabinet,
    private val log: (line: String) -> Unit,
) {
    private val screens = Screens()
    private var core: Kabinet? = null

    /**
     * The core.
     *
     * @throws KabinetException it can't be opened.
     */
    @Synchronized
    fun get(): Kabinet = core ?: opener(screens).also { core = it }

    /**
     * The core, whose updates are drawn by [observer] from now on, in place of the one before; the current
     * one comes first.
     *
     * @throws KabinetException it can't be opened.
     */
    fun shownBy(observer: ScreenObserver): Kabinet {
        val core = get()
        screens.draw(observer)
        return core
    }

    /** Brings news of the system to the core. */
    fun report(event: PlatformEvent) {
        try {
            get().report(event)
        } catch (failure: KabinetException) {
            log("news of the system did not arrive: ${failure.javaClass.simpleName}")
        } catch (failure: InternalException) {
            log("news of the system did not arrive: ${failure.javaClass.simpleName}")
        }
    }

    /** Hands updates on to whoever draws. */
    private class Screens : ScreenObserver {
        private var newest: Update? = null
        private var drawnBy: ScreenObserver? = null

        @Synchronized
        override fun updated(update: Update) {
            newest = update
            drawnBy?.updated(update)
        }

        @Synchronized
        fun draw(observer: ScreenObserver) {
            drawnBy = observer
            newest?.let(observer::updated)
        }
    }
}
