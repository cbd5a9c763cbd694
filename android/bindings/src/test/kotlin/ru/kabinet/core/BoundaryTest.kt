package ru.kabinet.core

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout

/** Calls go down, updates come up, and the life of a core has an end. */
class BoundaryTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    private fun phone() = TestPhone(folder.root.toPath())

    @Test
    fun `an intent goes down and the next screen comes up`() {
        phone().use {
            val welcome = it.awaitScreen(TestPhone.WELCOME)
            it.tap(welcome, TestPhone.REGISTER)
            val next = it.awaitScreen(TestPhone.PHONE_SCREEN)
            assertTrue("seq grows", next.seq > welcome.seq)
            assertNotEquals("a navigation is a new visit", welcome.top.visit, next.top.visit)
            assertEquals(TestPhone.PHONE_SCREEN, next.stack.last())
            assertEquals(next.top, it.kabinet.current().top)
        }
    }

    @Test
    fun `a late tap is dropped and is no error`() {
        phone().use {
            val welcome = it.awaitScreen(TestPhone.WELCOME)
            val shown = it.toPhoneScreen()
            it.tap(welcome, TestPhone.REGISTER)
            it.kabinet.report(PlatformEvent.Foreground)
            assertEquals(shown.stack, it.kabinet.current().stack)
        }
    }

    @Test
    fun `a draft comes back when the folder is opened again`() {
        val platform = FakePlatform()
        TestPhone(folder.root.toPath(), platform = platform).use {
            it.toPhoneScreen()
            it.kabinet.draft(TestPhone.PHONE_SCREEN, "phone", "+7 916 123")
        }
        TestPhone(folder.root.toPath(), platform = platform).use {
            val shown = it.awaitScreen(TestPhone.PHONE_SCREEN)
            val field = shown.top.components.firstNotNullOf { part -> (part as? Component.TextField)?.field }
            assertEquals("+7 916 123", field.value)
        }
    }

    @Test
    fun `a panic in Rust arrives as an exception and ends nothing`() {
        phone().use {
            it.awaitScreen(TestPhone.WELCOME)
            assertThrows(InternalException::class.java) { it.kabinet.panicProbe() }
            it.toPhoneScreen()
        }
    }

    @Test
    fun `a call after close is refused by Kotlin itself`() {
        val phone = phone()
        phone.close()
        assertThrows(IllegalStateException::class.java) { phone.kabinet.current() }
    }
}
