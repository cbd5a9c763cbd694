package ru.kabinet.app

import android.app.Activity
import android.app.Application
import android.app.job.JobService
import android.content.BroadcastReceiver
import android.content.ContentProvider
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.BeforeClass
import org.junit.ClassRule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.w3c.dom.Element
import ru.kabinet.app.SourceFiles.all
import ru.kabinet.app.SourceFiles.android
import ru.kabinet.core.covers

/**
 * What the system and a store read of the app: what it may do, who may reach it, and what leaves the phone.
 */
class ManifestTest {
    private val manifest = SourceFiles.manifest()
    private val application = manifest.all("application").single()

    @Test
    fun `these permissions and no other`() {
        covers("NAT-05", "SEC-08")
        val permissions =
            setOf(
                "android.permission.CAMERA",
                "android.permission.POST_NOTIFICATIONS",
                "android.permission.INTERNET",
                "android.permission.ACCESS_NETWORK_STATE",
                "android.permission.USE_BIOMETRIC",
                "android.permission.RECEIVE_BOOT_COMPLETED",
            )
        assertEquals(permissions, badging["uses-permission"]?.toSet())
        for (kind in badging.keys) assertTrue(kind, !kind.contains("permission") || kind == "uses-permission")
    }

    @Test
    fun `a phone without a camera is as good, and no phone is shut out`() {
        assertEquals("what every app asks for", listOf("android.hardware.faketouch"), badging["uses-feature"])
        assertEquals(listOf("android.hardware.faketouch"), badging["uses-implied-feature"])
        val unneeded = listOf("camera", "camera.any", "camera.autofocus").map { "android.hardware.$it" }
        assertEquals("stores take the permission for these", unneeded, badging["uses-feature-not-required"])
    }

    @Test
    fun `only the window is open to other apps`() {
        val components = COMPONENTS.keys.flatMap { manifest.all(it) }
        val exported = components.associate { it.android("name") to it.android("exported") }
        val open = exported.filterValues { it != "false" }
        assertEquals(mapOf("ru.kabinet.app.MainActivity" to "true"), open)
        assertEquals(listOf("ru.kabinet.app.MainActivity"), badging["launchable-activity"])
    }

    @Test
    fun `every component is there and is what the manifest takes it for`() {
        for ((kind, type) in COMPONENTS + ("application" to Application::class.java)) {
            for (component in manifest.all(kind)) {
                val name = component.android("name")
                val found = Class.forName(name, false, javaClass.classLoader)
                assertTrue("$name is no ${type.simpleName}", type.isAssignableFrom(found))
            }
        }
        for (service in manifest.all("service")) {
            assertEquals("android.permission.BIND_JOB_SERVICE", service.android("permission"))
        }
    }

    @Test
    fun `nothing is backed up or taken to another phone`() {
        covers("NAT-05")
        assertEquals("false", application.android("allowBackup"))
        val rules = SourceFiles.resource(fileOf(application.android("dataExtractionRules")))
        val ways = listOf("cloud-backup", "device-transfer").flatMap { rules.all(it) }
        assertEquals(2, ways.size)
        for (way in ways) {
            assertEquals(way.tagName, DOMAINS, way.all("exclude").map { it.getAttribute("domain") }.toSet())
            assertTrue(way.all("exclude").none { it.hasAttribute("path") })
            assertEquals(emptyList<Element>(), way.all("include"))
        }
    }

    @Test
    fun `nothing is sent in the clear, and only the system's own authorities are trusted`() {
        assertEquals("false", application.android("usesCleartextTraffic"))
        val rules = SourceFiles.resource(fileOf(application.android("networkSecurityConfig")))
        val all = rules.all("base-config").single()
        assertEquals("false", all.getAttribute("cleartextTrafficPermitted"))
        assertEquals(listOf("system"), rules.all("certificates").map { it.getAttribute("src") })
        for (exception in listOf(
            "domain-config",
            "debug-overrides",
        )) {
            assertTrue(rules.all(exception).isEmpty())
        }
    }

    @Test
    fun `one kind of link opens the app, and it is the portal's`() {
        val filters = manifest.all("intent-filter").filter { it.all("data").isNotEmpty() }
        val filter = filters.single()
        assertEquals("true", filter.android("autoVerify"))
        assertEquals("android.intent.action.VIEW", filter.all("action").single().android("name"))
        val categories = filter.all("category").map { it.android("name").substringAfterLast('.') }
        assertEquals(setOf("DEFAULT", "BROWSABLE"), categories.toSet())
        val link = filter.all("data").single()
        assertEquals(3, link.attributes.length)
        assertEquals("https", link.android("scheme"))
        assertEquals("@string/link_host", link.android("host"))
        assertTrue("a part of the site", Regex("/.+/").matches(link.android("pathPrefix")))
        assertEquals(
            "the code's own check has the same",
            "@string/link_host",
            settings("ru.kabinet.link_host"),
        )
    }

    @Test
    fun `a link finds the one window, in a task that no other app joins`() {
        val window = manifest.all("activity").single()
        assertEquals("singleTask", window.android("launchMode"))
        assertTrue(window.hasAttributeNS("http://schemas.android.com/apk/res/android", "taskAffinity"))
        assertEquals("", window.android("taskAffinity"))
    }

    @Test
    fun `files are handed out by grants to single ones, under the name that the code uses`() {
        val provider = manifest.all("provider").single()
        assertEquals("ru.kabinet.app.files", provider.android("authorities"))
        assertEquals("true", provider.android("grantUriPermissions"))
        assertEquals("false", provider.android("exported"))
        assertTrue(
            provider.all("path-permission").isEmpty() && provider.all("grant-uri-permission").isEmpty(),
        )
    }

    private fun settings(name: String): String =
        manifest.all("meta-data").single { it.android("name") == name }.android("value")

    private fun fileOf(reference: String) = reference.removePrefix("@") + ".xml"

    companion object {
        private val COMPONENTS =
            mapOf(
                "activity" to Activity::class.java,
                "activity-alias" to Activity::class.java,
                "service" to JobService::class.java,
                "receiver" to BroadcastReceiver::class.java,
                "provider" to ContentProvider::class.java,
            )

        private val DOMAINS =
            listOf("root", "file", "database", "sharedpref").flatMap { listOf(it, "device_$it") }.toSet() +
                "external"

        @get:ClassRule
        @JvmStatic
        val folder = TemporaryFolder()

        private lateinit var badging: Map<String, List<String>>

        /**
         * What does not link, a misspelt attribute or a resource that is not there, fails all of these tests.
         */
        @BeforeClass
        @JvmStatic
        fun `the app is linked`() {
            val aapt = Aapt(folder.root)
            badging = aapt.badging(aapt.link(SourceFiles.resources))
        }
    }
}
