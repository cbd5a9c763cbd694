package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import ru.kabinet.app.SourceFiles.all
import ru.kabinet.app.SourceFiles.android
import ru.kabinet.core.Language
import ru.kabinet.design.Palette
import ru.kabinet.platform.secureUri
import java.io.File
import java.net.URI
import java.util.Base64

/** What the system shows of the app by itself, and whom a build talks to. */
class ResourcesTest {
    @get:Rule
    val folder = TemporaryFolder()

    @Test
    fun `the app has a name in each language of the core, and the system offers those`() {
        val languages = Language.entries.map { it.name.lowercase() }.toSet()
        val offered = SourceFiles.resource("xml/locales_config.xml").all("locale").map { it.android("name") }
        assertEquals(languages, offered.toSet())
        val aapt = Aapt(folder.root)
        val badging = aapt.badging(aapt.link(SourceFiles.resources))
        assertEquals("what all others get", listOf("Kabinet"), badging["application-label"])
        for (language in languages - "en") assertTrue(language, "application-label-$language" in badging)
    }

    @Test
    fun `a developer's build links, too, and talks to the stand-in on this machine`() {
        Aapt(folder.root).link(SourceFiles.resources, SourceFiles.resourcesOfDevelopers)
        val portal = File(SourceFiles.resourcesOfDevelopers, "values/portal.xml")
        val texts = SourceFiles.parse(portal.readText())
        val address = texts.all("string").single { it.getAttribute("name") == "portal_url" }
        assertEquals("127.0.0.1", URI(address.textContent.trim()).host)
    }

    @Test
    fun `the window has the colour of the first screen, by day and by night`() {
        val colours = mapOf("values" to Palette.Light.background, "values-night" to Palette.Dark.background)
        for ((folder, colour) in colours) {
            assertEquals(folder, "#%06X".format(colour and 0xFFFFFF), SourceFiles.value(folder, "background"))
            assertEquals(folder, "@color/background", SourceFiles.value(folder, "android:windowBackground"))
        }
    }

    @Test
    fun `the icon is the mark`() {
        val mark = SourceFiles.parse(File(SourceFiles.project, "docs/design/mark.svg").readText())
        val icon = SourceFiles.resource("drawable/mark.xml")
        val (letter, dot) = icon.all("path")
        val stroke = mark.all("path").single()
        assertEquals(stroke.getAttribute("d"), letter.android("pathData"))
        assertEquals(stroke.getAttribute("stroke-width"), letter.android("strokeWidth"))
        assertEquals(stroke.getAttribute("stroke"), SourceFiles.value("values", "icon_letter"))
        val circle = mark.all("circle").single()
        val (x, y, r) = listOf("cx", "cy", "r").map { circle.getAttribute(it).toInt() }
        val round = "M${x - r} ${y}a$r $r 0 1 0 ${2 * r} 0a$r $r 0 1 0 -${2 * r} 0"
        assertEquals(round, dot.android("pathData"))
        assertEquals(circle.getAttribute("fill"), SourceFiles.value("values", "icon_dot"))
        val tile = mark.all("rect").single().getAttribute("fill")
        assertEquals(tile, SourceFiles.value("values", "icon_tile"))
    }

    @Test
    fun `the mark fills what every launcher shows of an icon`() {
        val group = SourceFiles.resource("drawable/mark.xml").all("group").single()
        val (scale, shift) = listOf("scaleX", "translateX").map { group.android(it).toDouble() }
        assertEquals("72 of 108 dp are shown", 72.0, 64 * scale, 0.0)
        assertEquals(108.0, 2 * shift + 64 * scale, 0.0)
        assertEquals(group.android("scaleX"), group.android("scaleY"))
        assertEquals(group.android("translateX"), group.android("translateY"))
    }

    @Test
    fun `the portal is spoken to over TLS, by the host whose links open the app`() {
        val url = SourceFiles.value("values", "portal_url")
        assertEquals("https://" + SourceFiles.value("values", "link_host"), url)
        assertEquals(url, secureUri(url).toString())
    }

    @Test
    fun `pins are none, or that of a key in use and of one in reserve`() {
        val pins = SourceFiles.items("portal_pins")
        assertTrue("${pins.size} pins", pins.isEmpty() || pins.toSet().size >= 2)
        for (pin in pins) assertEquals(pin, 32, Base64.getDecoder().decode(pin).size)
    }
}
