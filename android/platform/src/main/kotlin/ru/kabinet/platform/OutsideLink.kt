package ru.kabinet.platform

import java.net.URI
import java.net.URISyntaxException

/** A link that leads out of the app: to the web over TLS, or to a number to dial. No other does. */
sealed interface OutsideLink {
    /** The link as it is handed to the system. */
    val uri: String

    /** A page for whatever app shows it. */
    data class Page(
        override val uri: String,
    ) : OutsideLink

    /** A number that the dialler shows; the person calls it themselves. */
    data class Number(
        override val uri: String,
    ) : OutsideLink

    companion object {
        // Visual separators as in RFC 3966; `*` and `#` for the operators' menus.
        private val NUMBER = Regex("""\+?[0-9*#().\- ]{1,40}""")
        private const val TEL = "tel:"

        /** The link in [text]; null when it is none of those that are let out. */
        fun of(text: String): OutsideLink? {
            val isNumber = text.startsWith(TEL, ignoreCase = true)
            return if (isNumber) numberOf(text.substring(TEL.length)) else pageOf(text)
        }

        private fun numberOf(given: String): Number? {
            val number = given.replace("%23", "#")
            if (!NUMBER.matches(number) || number.none { it in '0'..'9' }) return null
            // A bare `#` would begin the fragment.
            return Number(TEL + number.replace("#", "%23").replace(" ", ""))
        }

        private fun pageOf(text: String): Page? = secureUri(text)?.let { Page(it.toString()) }
    }
}

/**
 * [text] as an https address with a host, and without a user's name that could pass for the host; else null.
 */
fun secureUri(text: String): URI? {
    val uri =
        try {
            URI(text)
        } catch (_: URISyntaxException) {
            return null
        }
    val isSecure =
        uri.scheme.equals("https", ignoreCase = true) && !uri.host.isNullOrEmpty() && uri.rawUserInfo == null
    return uri.takeIf { isSecure }
}
