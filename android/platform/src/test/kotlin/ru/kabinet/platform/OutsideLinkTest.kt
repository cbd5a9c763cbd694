package ru.kabinet.platform

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** Which links lead out of the app. */
class OutsideLinkTest {
    @Test
    fun `pages over TLS and numbers lead out`() {
        val outward =
            mapOf(
                "https://portal.example/help?q=1#top" to "https://portal.example/help?q=1#top",
                "HTTPS://PORTAL.EXAMPLE" to "HTTPS://PORTAL.EXAMPLE",
                "tel:88001007010" to "tel:88001007010",
                "tel:+7 (800) 100-70-10" to "tel:+7(800)100-70-10",
                "tel:*105*1#" to "tel:*105*1%23",
                "tel:*105*1%23" to "tel:*105*1%23",
            )
        for ((given, handedOver) in outward) assertEquals(given, handedOver, OutsideLink.of(given)?.uri)
        assertTrue(OutsideLink.of("https://portal.example") is OutsideLink.Page)
        assertTrue(OutsideLink.of("TEL:112") is OutsideLink.Number)
    }

    @Test
    fun `nothing else leads out`() {
        val refused =
            listOf(
                "http://portal.example",
                "intent://scan/#Intent;scheme=zxing;end",
                "file:///data/data/ru.kabinet.app/files",
                "content://ru.kabinet.app.files/share/a.pdf",
                "javascript:alert(1)",
                "sms:112",
                "mailto:a@portal.example",
                "https://user@portal.example",
                "https:///no-host",
                "https:portal.example",
                "//portal.example",
                " https://portal.example",
                "tel:",
                "tel:#",
                "tel:112;phone-context=example",
                "tel:112?body=x",
                "tel:" + "1".repeat(41),
                "",
                "\u0000",
            )
        for (text in refused) assertNull(text, OutsideLink.of(text))
    }
}
