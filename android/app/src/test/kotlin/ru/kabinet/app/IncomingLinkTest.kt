package ru.kabinet.app

import android.content.Intent
import android.net.Uri
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** Which links lead into the app. */
class IncomingLinkTest {
    @Test
    fun `only links of the portal's host over TLS come in`() {
        for (link in listOf("https://portal.example/open/a", "https://PORTAL.example/open/a?token=1")) {
            assertTrue(link, leadsTo(HOST, link))
        }
        val refused =
            listOf(
                "http://portal.example/open/a",
                "https://portal.example.evil.example/open/a",
                "https://evil.example/portal.example",
                "https://portal.example@evil.example/open/a",
                "https://evil.example#portal.example",
                "kabinet://portal.example/open/a",
                "https://portal.example/open/" + "a".repeat(2048),
                "",
            )
        for (link in refused) assertFalse(link, leadsTo(HOST, link))
    }

    @Test
    fun `a link comes in once, by an intent that brings one`() {
        val link = Intent(Intent.ACTION_VIEW, Uri.parse("https://portal.example/open/a"))
        assertEquals("https://portal.example/open/a", incomingLink(link, HOST))
        assertNull("opened from the list of recent apps", incomingLink(old(link), HOST))
        assertNull(incomingLink(Intent(Intent.ACTION_SEND, link.data), HOST))
        assertNull(incomingLink(Intent(Intent.ACTION_VIEW, Uri.parse("https://evil.example/open/a")), HOST))
        assertNull(incomingLink(Intent(Intent.ACTION_MAIN), HOST))
        assertNull(incomingLink(null, HOST))
    }

    private fun old(link: Intent) = Intent(link).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY)

    private companion object {
        const val HOST = "portal.example"
    }
}
