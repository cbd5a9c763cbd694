package ru.kabinet.app

import android.util.Log
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import ru.kabinet.core.Config
import ru.kabinet.core.Intent
import ru.kabinet.core.Kabinet
import ru.kabinet.core.Language
import ru.kabinet.core.ScreenObserver
import ru.kabinet.core.Update
import java.security.ProviderException
import java.util.concurrent.LinkedBlockingQueue

/** The real core on this platform, whose Keystore alone is not a phone's. */
class CoreOnAndroidTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val keystore = FakeKeystore()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    private lateinit var system: TestSystem

    @Before
    fun `the phone is switched on`() {
        system = TestSystem(folder.root)
        Log.lines.clear()
    }

    @Test
    fun `what was kept is there after a restart, and the log comes through`() {
        onPhone { screens, core ->
            val welcome = screens.await("welcome")
            core.dispatch(Intent(welcome.top.visit, "register", emptyList()))
            screens.await("registration/phone")
        }
        onPhone { screens, _ -> screens.await("registration/phone") }
        assertEquals("one key for all of it", 1, keystore.keys.size)
        assertFalse("the core's lines are the system's", Log.lines.isEmpty())
    }

    @Test
    fun `a Keystore that lost its keys is a screen with a way on`() {
        onPhone { screens, _ -> screens.await("welcome") }
        keystore.keys.clear()
        onPhone { screens, _ -> screens.await("trouble/key_lost") }
    }

    @Test
    fun `a Keystore that fails loses nothing`() {
        onPhone { screens, _ -> screens.await("welcome") }
        keystore.failure = { ProviderException("out of order") }
        onPhone { screens, _ -> screens.await("trouble/vault_refused") }
        keystore.failure = null
        onPhone { screens, _ -> screens.await("welcome") }
    }

    private fun onPhone(use: (Screens, Kabinet) -> Unit) {
        val screens = Screens()
        val config = Config("${folder.root}/phone", NOBODY, Language.RU, "test", emptyList())
        val single = SingleCore({ observer -> Kabinet.open(config, system.platform, observer) }, {})
        single.shownBy(screens).use { core ->
            use(screens, core)
            core.shutdown()
        }
    }

    private class Screens : ScreenObserver {
        private val updates = LinkedBlockingQueue<Update>()

        override fun updated(update: Update) {
            updates.put(update)
        }

        fun await(key: String): Update = generateSequence { updates.take() }.first { it.top.key == key }
    }

    private companion object {
        /** A portal's address where nobody answers. */
        const val NOBODY = "http://127.0.0.1:9"
    }
}
