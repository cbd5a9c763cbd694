package ru.kabinet.desktop

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import kotlin.reflect.KProperty

/**
 * The system of the phone on the desk, as somebody sets it: how it looks, and what it tells the app.
 *
 * @param report takes the news of the system
 */
internal class DeskSystem(
    language: Language,
    private val report: (PlatformEvent) -> Unit,
) {
    /** Whether it is dark. */
    var isDark by mutableStateOf(false)

    /** The share of the usual text size. */
    var textSize by mutableStateOf(1f)

    /** Its language. */
    var language by Told(language) { PlatformEvent.LocaleChanged(it) }

    /** Whether there is a network. */
    var isOnline by Told(true) { PlatformEvent.Network(online = it, metered = false) }

    /** Whether somebody is on the phone. */
    var isCallActive by Told(false) { PlatformEvent.CallActive(it) }

    /** Whether the app was sent to the background. */
    var isAway by mutableStateOf(false)
        private set

    private var hasFocus = false
    private var isInFront by Told(false) { if (it) PlatformEvent.Foreground else PlatformEvent.Background }

    /** Sends the app to the background, or brings it back. */
    fun send(away: Boolean) {
        isAway = away
        isInFront = hasFocus && !away
    }

    /** A window that loses the focus is the app in the background, too. */
    fun windowFocused(focused: Boolean) {
        hasFocus = focused
        isInFront = focused && !isAway
    }

    /** A setting whose change is news. */
    private inner class Told<T>(
        first: T,
        private val news: (T) -> PlatformEvent,
    ) {
        private var now by mutableStateOf(first)

        operator fun getValue(
            system: DeskSystem,
            property: KProperty<*>,
        ): T = now

        operator fun setValue(
            system: DeskSystem,
            property: KProperty<*>,
            next: T,
        ) {
            if (next == now) return
            now = next
            report(news(next))
        }
    }
}
