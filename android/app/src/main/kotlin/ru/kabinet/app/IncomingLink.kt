package ru.kabinet.app

import android.content.Intent
import ru.kabinet.platform.secureUri

private const val LONGEST_LINK = 2048

/**
 * The deep link that an intent brings, for the core to judge; null when it brings none. Any app can start the
 * exported activity with any data, past the manifest's filter: so [host] is checked here once more.
 */
internal fun incomingLink(
    intent: Intent?,
    host: String,
): String? {
    // One that is opened from the list of recent apps carries the link that it was first opened with.
    val isOld = intent == null || intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
    if (isOld || intent.action != Intent.ACTION_VIEW) return null
    return intent.dataString?.takeIf { leadsTo(host, it) }
}

/** Whether a link is https, leads to [host] and is no longer than a link may be. */
internal fun leadsTo(
    host: String,
    link: String,
): Boolean = link.length <= LONGEST_LINK && secureUri(link)?.host.equals(host, ignoreCase = true)
