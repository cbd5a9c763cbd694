package ru.kabinet.core

import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout

/** Each kind of [KabinetException] that a shell can provoke arrives as its own type, with its fields. */
class CallErrorsTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    private fun phone() = TestPhone(folder.root.toPath())

    @Test
    fun `a second core on the same folder is refused until the first is shut down`() {
        phone().use {
            assertThrows(KabinetException.AlreadyOpen::class.java) { phone() }
            it.kabinet.shutdown()
            TestPhone(folder.root.toPath(), platform = it.platform).use { second ->
                second.awaitScreen(TestPhone.WELCOME)
            }
        }
    }

    @Test
    fun `a file in place of the folder is refused with the system's reason`() {
        val file = folder.newFile("occupied").toPath()
        val thrown = assertThrows(KabinetException.FolderUnusable::class.java) { TestPhone(file) }
        assertTrue(thrown.reason.isNotBlank())
    }

    @Test
    fun `a portal without TLS or without an address is refused`() {
        for (portal in listOf("http://example.org", "ftp://example.org", "no address", "")) {
            val thrown =
                assertThrows(portal, KabinetException.PortalAddressRefused::class.java) {
                    TestPhone(folder.root.toPath(), portal)
                }
            assertTrue(portal, thrown.reason.isNotBlank())
        }
        phone().use { it.awaitScreen(TestPhone.WELCOME) }
    }

    @Test
    fun `a pinned key without one in reserve is refused`() {
        val pin = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        val thrown =
            assertThrows(KabinetException.PortalPinsRefused::class.java) {
                TestPhone(folder.root.toPath(), pins = listOf(pin))
            }
        assertTrue(thrown.reason.isNotBlank())
    }

    @Test
    fun `every call after shutdown says so`() {
        phone().use { phone ->
            val shown = phone.awaitScreen(TestPhone.WELCOME)
            val core = phone.kabinet
            core.shutdown()
            val tap = Intent(shown.top.visit, TestPhone.REGISTER, emptyList())
            val calls =
                mapOf<String, () -> Any>(
                    "dispatch" to { core.dispatch(tap) },
                    "draft" to { core.draft(TestPhone.PHONE_SCREEN, "phone", "+7") },
                    "checkField" to { core.checkField(TestPhone.PHONE_SCREEN, "phone", "+7", 2u, null) },
                    "suggestPassword" to { core.suggestPassword("registration/password", "password") },
                    "current" to { core.current() },
                    "report" to { core.report(PlatformEvent.Foreground) },
                    "runQueue" to { core.runQueue(10u) },
                )
            for ((name, call) in calls) {
                assertThrows(name, KabinetException.ShutDown::class.java) { call() }
            }
        }
    }

    @Test
    fun `a field that is not shown is refused by name`() {
        phone().use {
            it.toPhoneScreen()
            val thrown =
                assertThrows(KabinetException.UnknownField::class.java) {
                    it.kabinet.checkField(TestPhone.PHONE_SCREEN, "shoe_size", "43", 2u, null)
                }
            assertEquals(TestPhone.PHONE_SCREEN, thrown.key)
            assertEquals("shoe_size", thrown.field)
        }
    }

    @Test
    fun `a text longer than any field is refused with the limit`() {
        phone().use {
            it.toPhoneScreen()
            val endless = "9".repeat(100_000)
            val thrown =
                assertThrows(KabinetException.TextTooLong::class.java) {
                    it.kabinet.checkField(TestPhone.PHONE_SCREEN, "phone", endless, 0u, null)
                }
            assertTrue("a limit that a person never meets", thrown.limit in 128u..10_000u)
        }
    }
}
