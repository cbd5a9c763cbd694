package ru.kabinet.core

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout

/** Whatever a shell's own code throws, the core goes on and the process lives. */
class ForeignExceptionsTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    private fun survivesObserver(failure: () -> Exception) {
        val observer = RecordingObserver { throw failure() }
        TestPhone(folder.root.toPath(), observer = observer).use {
            it.toPhoneScreen()
            assertTrue("each update came although each was thrown back", observer.taken >= 2)
        }
    }

    @Test
    fun `an observer that throws the typed error still gets the next update`() =
        survivesObserver { ObserverException.Failed("no window") }

    @Test
    fun `an observer that throws anything else still gets the next update`() =
        survivesObserver { IllegalStateException("a bug of the shell") }

    @Test
    fun `a vault that fails in any way is a screen of the phone`() {
        val failures =
            mapOf<String, () -> Exception>(
                "KeyLost" to { PlatformException.KeyLost() },
                "Refused" to { PlatformException.Refused("locked") },
                "Unavailable" to { PlatformException.Unavailable() },
                "Failed" to { PlatformException.Failed("hardware") },
                "any other" to { UnsupportedOperationException("a bug of the shell") },
            )
        for ((name, failure) in failures) {
            val platform = FakePlatform().apply { vaultFailure = failure }
            TestPhone(folder.newFolder().toPath(), platform = platform).use {
                val shown = it.awaitScreen("trouble/vault_refused")
                assertTrue("$name: a way on", shown.top.actions.isNotEmpty())
                platform.vaultFailure = null
                it.tap(
                    shown,
                    shown.top.actions
                        .first()
                        .id,
                )
                it.awaitScreen(TestPhone.WELCOME)
            }
        }
    }

    @Test
    fun `a vault that no longer has the key is a screen with a way to start over`() {
        val data = folder.root.toPath()
        TestPhone(data).use { it.toPhoneScreen() }
        TestPhone(data, platform = FakePlatform()).use {
            val shown = it.awaitScreen("trouble/key_lost")
            it.tap(shown, "start_over")
            val asked = it.observer.await("the question") { update -> update.overlay is Overlay.Confirmation }
            val answers = (asked.overlay as Overlay.Confirmation).actions
            assertEquals("the safe answer comes last", ActionStyle.SECONDARY, answers.last().style)
            it.tap(asked, answers.first().id)
            it.awaitScreen(TestPhone.WELCOME)
        }
    }
}
