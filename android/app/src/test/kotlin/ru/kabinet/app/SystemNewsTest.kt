package ru.kabinet.app

import android.content.Context
import android.media.AudioManager
import android.net.ConnectivityManager
import android.net.Network
import android.net.NetworkCapabilities
import org.junit.Assert.assertEquals
import org.junit.Test
import org.mockito.Mockito.mock
import org.mockito.Mockito.verify
import org.mockito.Mockito.`when`
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import java.time.Instant
import java.util.Locale
import java.util.TimeZone

/** What the core is told of the phone, and how often. */
class SystemNewsTest {
    private val told = mutableListOf<PlatformEvent>()

    @Test
    fun `the first language of the person's that the core speaks is theirs`() {
        val cases =
            mapOf(
                listOf("ru-RU") to Language.RU,
                listOf("en-US", "ru-RU") to Language.EN,
                listOf("tt-RU", "en-GB") to Language.EN,
                listOf("tt-RU", "ru-RU", "en-GB") to Language.RU,
                listOf("de-DE") to Language.RU,
                emptyList<String>() to Language.RU,
            )
        for ((tags, language) in cases) {
            assertEquals(
                "$tags",
                language,
                languageOf(tags.map(Locale::forLanguageTag)),
            )
        }
    }

    @Test
    fun `a zone is told in minutes as it is at that moment`() {
        val winter = Instant.parse("2026-01-15T00:00:00Z").toEpochMilli()
        val summer = Instant.parse("2026-07-15T00:00:00Z").toEpochMilli()
        val cases =
            mapOf(
                ("Europe/Moscow" to winter) to 180,
                ("Asia/Kamchatka" to winter) to 720,
                ("Asia/Kolkata" to winter) to 330,
                ("Europe/Berlin" to winter) to 60,
                ("Europe/Berlin" to summer) to 120,
                ("Pacific/Kiritimati" to winter) to 840,
                ("America/St_Johns" to winter) to -210,
            )
        for ((at, minutes) in cases) {
            val (zone, moment) = at
            assertEquals("$at", minutes.toShort(), offsetMinutes(TimeZone.getTimeZone(zone), moment))
        }
    }

    @Test
    fun `the link is told when it changes and not each time the system speaks`() {
        val link = NetworkWatch { told += it }
        link.tell(isOnline = true, isMetered = false)
        link.tell(isOnline = true, isMetered = false)
        link.tell(isOnline = true, isMetered = true)
        link.tell(isOnline = false, isMetered = false)
        link.tell(isOnline = false, isMetered = false)
        val changes =
            listOf(
                PlatformEvent.Network(online = true, metered = false),
                PlatformEvent.Network(online = true, metered = true),
                PlatformEvent.Network(online = false, metered = false),
            )
        assertEquals(changes, told)
    }

    @Test
    fun `a phone that starts without a link says so, for the system does not`() {
        val context = mock(Context::class.java)
        val manager = mock(ConnectivityManager::class.java)
        `when`(context.getSystemService(ConnectivityManager::class.java)).thenReturn(manager)
        val link = NetworkWatch { told += it }
        link.start(context)
        verify(manager).registerDefaultNetworkCallback(link)
        assertEquals(listOf(PlatformEvent.Network(online = false, metered = false)), told)
    }

    @Test
    fun `a link counts although the system's own test page does not answer over it`() {
        val network = mock(Network::class.java)
        val link = NetworkWatch { told += it }
        val capabilities = mock(NetworkCapabilities::class.java)
        `when`(capabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)).thenReturn(true)
        link.onCapabilitiesChanged(network, capabilities)
        `when`(capabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)).thenReturn(true)
        link.onCapabilitiesChanged(network, capabilities)
        link.onLost(network)
        val changes =
            listOf(
                PlatformEvent.Network(online = true, metered = true),
                PlatformEvent.Network(online = true, metered = false),
                PlatformEvent.Network(online = false, metered = false),
            )
        assertEquals(changes, told)
    }

    @Test
    fun `a call begins and ends once, whatever the phone's sound does in between`() {
        val calls = CallWatch { told += it }
        val modes =
            listOf(
                AudioManager.MODE_NORMAL,
                AudioManager.MODE_RINGTONE,
                AudioManager.MODE_IN_CALL,
                AudioManager.MODE_IN_COMMUNICATION,
                AudioManager.MODE_NORMAL,
            )
        modes.forEach(calls::tell)
        assertEquals(listOf(PlatformEvent.CallActive(true), PlatformEvent.CallActive(false)), told)
    }
}
