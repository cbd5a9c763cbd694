package ru.kabinet.desktop

import org.junit.Assert.assertEquals
import org.junit.Test
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent

/** What is set beside the phone goes down as the news that a phone's own system has. */
class DeskSystemTest {
    private val news = ArrayList<PlatformEvent>()
    private val system = DeskSystem(Language.RU, news::add)

    @Test
    fun `what changes is told, once`() {
        repeat(2) {
            system.isOnline = false
            system.isCallActive = true
            system.language = Language.EN
        }
        system.isOnline = true
        val expected =
            listOf(
                PlatformEvent.Network(online = false, metered = false),
                PlatformEvent.CallActive(active = true),
                PlatformEvent.LocaleChanged(Language.EN),
                PlatformEvent.Network(online = true, metered = false),
            )
        assertEquals(expected, news)
    }

    @Test
    fun `the app is in front in a window that has the focus, unless it was sent away`() {
        system.windowFocused(true)
        system.windowFocused(false)
        assertEquals(listOf(PlatformEvent.Foreground, PlatformEvent.Background), news)
        news.clear()
        system.send(away = true)
        system.windowFocused(true)
        assertEquals("sent away it stays there", emptyList<PlatformEvent>(), news)
        system.send(away = false)
        system.send(away = true)
        assertEquals(listOf(PlatformEvent.Foreground, PlatformEvent.Background), news)
    }
}
