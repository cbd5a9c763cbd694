package ru.kabinet.ui.time

import ru.kabinet.core.Busy
import ru.kabinet.core.Component
import ru.kabinet.core.Language
import ru.kabinet.core.Screen

/** What holds requests up is shown once it has lasted, and said once; until then the screen looks as it did. */
class Patience(
    private val clock: () -> Long,
) {
    private class Cause(
        val title: String,
        val language: Language,
        val since: Long,
        var isShown: Boolean,
    )

    private var cause: Cause? = null
    private var busy: Pair<ULong, Busy>? = null
    private var news = ""

    /** The moment of the clock at which the screen changes by itself; null where it does not. */
    var due: Long? = null
        private set

    /** The screen as it is to be shown now. */
    fun screen(screen: Screen): Screen {
        val strip = screen.components.firstOrNull { it.isStrip } as Component.Banner?
        meet(strip, screen.language)
        val now = screen.busy?.let { screen.visit to it }
        if (strip == null || cause?.isShown == true) {
            busy = now
            return screen
        }
        if (now != null) busy = now
        val still = busy?.takeIf { it.first == screen.visit }?.second
        return screen.copy(components = screen.components.filterNot { it.isStrip }, busy = still)
    }

    /** What is to be said of the screen that is shown now; once asked for, it was said. */
    fun takeNews(): String = news.also { news = "" }

    private fun meet(
        strip: Component.Banner?,
        language: Language,
    ) {
        due = null
        if (strip == null) {
            cause = null
            return
        }
        val before = cause
        val now =
            when {
                before == null -> {
                    Cause(strip.title, language, clock(), isShown = false)
                }

                // The same words in another language are no news.
                before.language != language -> {
                    Cause(strip.title, language, before.since, before.isShown)
                }

                before.title == strip.title -> {
                    before
                }

                // Where one cause follows another, requests are held up as long as they were.
                else -> {
                    Cause(strip.title, language, before.since, before.isShown).also {
                        if (it.isShown) {
                            news =
                                strip.words()
                        }
                    }
                }
            }
        cause = now
        if (now.isShown) return
        // A wait that the portal named holds the screen's actions at once: so its reason is there at once.
        val until = now.since + SHOWN_AFTER_MS
        if (clock() < until && strip.action?.countdown == null) {
            due = until
            return
        }
        now.isShown = true
        news = strip.words()
    }

    private companion object {
        /** A link or a portal that is back sooner is not worth a word. */
        const val SHOWN_AFTER_MS = 1500L
    }
}

/** Whether it is what holds requests up, for all screens alike. */
val Component.isStrip: Boolean get() = this is Component.Banner && strip

private fun Component.Banner.words() = if (text.isEmpty()) title else "$title. $text"
