package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertSame
import org.junit.Assert.assertThrows
import org.junit.Test
import ru.kabinet.core.Kabinet
import ru.kabinet.core.KabinetException
import ru.kabinet.core.NoHandle
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.ScreenObserver
import ru.kabinet.core.Update

class SingleCoreTest {
    private val core = ToldCore()
    private val log = mutableListOf<String>()
    private var openings = 0
    private lateinit var observer: ScreenObserver

    private val single =
        SingleCore(
            opener = {
                openings += 1
                observer = it
                core
            },
            log = log::add,
        )

    @Test
    fun `one core is opened, when it is first needed`() {
        assertEquals(0, openings)
        single.report(PlatformEvent.Foreground)
        assertSame(core, single.get())
        assertSame(core, single.shownBy(Drawn()))
        assertEquals(1, openings)
        assertEquals(listOf<PlatformEvent>(PlatformEvent.Foreground), core.told)
    }

    @Test
    fun `a core that did not open is opened by the next who asks`() {
        var failing = true
        val late = SingleCore({ if (failing) throw KabinetException.AlreadyOpen() else core }, log::add)
        assertThrows(KabinetException.AlreadyOpen::class.java) { late.get() }
        late.report(PlatformEvent.Foreground)
        assertEquals("news that does not arrive is told", 1, log.size)
        failing = false
        assertSame(core, late.get())
    }

    @Test
    fun `whoever draws begins with the newest picture, and takes the place of the one before`() {
        single.get()
        observer.updated(picture(1))
        val first = Drawn()
        single.shownBy(first)
        observer.updated(picture(2))
        val second = Drawn()
        single.shownBy(second)
        observer.updated(picture(3))
        assertEquals(listOf<ULong>(1u, 2u), first.updates)
        assertEquals(listOf<ULong>(2u, 3u), second.updates)
    }

    @Test
    fun `a core that refuses news ends nothing`() {
        core.refuses = true
        single.report(PlatformEvent.Foreground)
        assertEquals(listOf("news of the system did not arrive: ShutDown"), log)
    }

    private class Drawn : ScreenObserver {
        val updates = mutableListOf<ULong>()

        override fun updated(update: Update) {
            updates += update.seq
        }
    }

    /** A core without its library. */
    private class ToldCore : Kabinet(NoHandle) {
        val told = mutableListOf<PlatformEvent>()
        var refuses = false

        override fun report(event: PlatformEvent) {
            if (refuses) throw KabinetException.ShutDown()
            told += event
        }
    }
}
