package ru.kabinet.app

import android.content.BroadcastReceiver
import android.content.ComponentCallbacks
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.content.res.Configuration
import android.os.LocaleList
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import java.util.Locale
import java.util.TimeZone

private const val MS_PER_MINUTE = 60_000

/** Tells the core when the phone's clock, zone or language is changed. */
internal class SystemNews(
    private var language: Language,
    private val report: (PlatformEvent) -> Unit,
) : BroadcastReceiver(),
    ComponentCallbacks {
    /** Begins to listen. */
    fun start(context: Context) {
        val clock = IntentFilter(Intent.ACTION_TIME_CHANGED)
        clock.addAction(Intent.ACTION_TIMEZONE_CHANGED)
        // Only the system may send these.
        context.registerReceiver(this, clock)
        context.registerComponentCallbacks(this)
        tellLocalTime()
    }

    /** Tells what the phone's clock shows: summer time begins without a word of the system. */
    fun tellLocalTime() =
        report(PlatformEvent.LocalTime(offsetMinutes(TimeZone.getDefault(), System.currentTimeMillis())))

    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        report(PlatformEvent.ClockChanged)
        tellLocalTime()
    }

    override fun onConfigurationChanged(newConfig: Configuration) {
        val now = languageOf(newConfig.locales.toList())
        if (now == language) return
        language = now
        report(PlatformEvent.LocaleChanged(now))
    }

    @Deprecated("The system has another way to say it now")
    override fun onLowMemory() = Unit
}

/**
 * The language to speak with a person who reads these, the dearest first: theirs, or else the core's own
 * first one.
 */
internal fun languageOf(locales: List<Locale>): Language =
    locales.firstNotNullOfOrNull { locale ->
        when (locale.language) {
            "ru" -> Language.RU
            "en" -> Language.EN
            else -> null
        }
    } ?: Language.RU

/** Minutes that a zone is ahead of UTC at a moment, given in milliseconds of the Unix era. */
internal fun offsetMinutes(
    zone: TimeZone,
    at: Long,
): Short = (zone.getOffset(at) / MS_PER_MINUTE).toShort()

internal fun LocaleList.toList(): List<Locale> = List(size()) { get(it) }
