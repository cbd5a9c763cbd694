package ru.kabinet.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.runDesktopComposeUiTest
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import ru.kabinet.core.PortalProcess
import ru.kabinet.core.Update
import java.util.concurrent.CopyOnWriteArrayList

/**
 * How often a person's tap or key crosses the boundary. A tap is one call down and at most two updates up: what comes of it
 * at once, and with the portal's answer. A key is one call down and no update.
 *
 * One more update comes with each further answer that a tap waits for. Besides that go down, each counted here where it
 * happens:
 * - a draft, once for each field whose typing has rested, or whose rest the person did not wait for;
 * - a question about each text that comes with a screen, and about each password that was refused;
 * - a question about a correction, when its field is left.
 */
@OptIn(ExperimentalTestApi::class)
@RunWith(Parameterized::class)
class BoundaryCallsTest(
    private val look: Look,
    private val height: Int,
) {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(120)

    private val counter = Counter()
    private val typingRests = TestCoroutineScheduler()
    private lateinit var listener: Listener

    private fun onPhone(act: Citizen.(PortalProcess) -> Unit) =
        PortalProcess(folder.newFolder().toPath()).use { portal ->
            runDesktopComposeUiTest(look.width, height) {
                val typing = CoroutineScope(StandardTestDispatcher(typingRests))
                val data = folder.newFolder().toPath()
                listener =
                    Listener(this, portal, data, look, typingRests = typing) { config, platform, scope ->
                        WatchedCore.open(config, platform, scope, counter)
                    }
                listener.open()
                listener.start()
                listener.screen(Citizen.WELCOME)
                listener.rest(REST_MS)
                Citizen(listener, portal).act(portal)
                listener.end()
            }
        }

    @Test
    fun `keys and taps of a registration`() =
        onPhone { portal ->
            tap("Регистрация", "Ваш номер телефона")
            type("9000001234", Citizen.PHONE_FIELD)
            tap("Получить код", Citizen.CODE)
            val code = portal.newestCode(Citizen.NUMBER)
            type(code.dropLast(1), Citizen.CODE_FIELD, drafts = 0)
            // The last digit is a key and a tap.
            val sent = counted(Citizen.PERSON) { listener.press(code.last(), Citizen.CODE_FIELD) }
            assertTrue("the last digit: $sent", sent.down <= 2 && sent.updates <= 2)
            type("Иванов", "Фамилия")
            type("иван", "Имя")
            type("Иванович", "Отчество", corrected = 1)
            type("12041990", "Дата рождения")
            tap("Дальше", "Придумайте пароль")
            type(Citizen.PASSWORD, "Пароль", drafts = 0)
            type(Citizen.PASSWORD, "Пароль ещё раз", drafts = 0)
            tap("Дальше", "Проверьте и согласитесь")
            for (box in listOf("Принимаю пользовательское соглашение…", "Даю согласие…", "Хочу узнавать…")) {
                val ticked = counted("Проверьте и согласитесь") { listener.tap(box) }
                assertTrue("a box: $ticked", ticked.down == 0 && ticked.updates == 0)
            }
            // Two answers are waited for: that the account is there, and its session.
            tap("Создать кабинет", Citizen.HOME, answers = 2)
        }

    @Test
    fun `a tap with fields that are empty or wrong`() =
        onPhone {
            tap("Регистрация", "Ваш номер телефона")
            tap("Получить код", "Ваш номер телефона")
            type("9000001234", Citizen.PHONE_FIELD)
            tap("Получить код", Citizen.CODE)
            enterCode()
            listener.rest(REST_MS)
            tap("Дальше", Citizen.PERSON)
            givePerson()
            listener.rest(REST_MS)
            tap("Дальше", "Придумайте пароль")
            type("лампа", "Пароль", drafts = 0)
            type("лампы", "Пароль ещё раз", drafts = 0)
            type("ды", "Пароль", drafts = 0)
            tap("Дальше", "Придумайте пароль", refusedPasswords = 2)
        }

    @Test
    fun `the system's back, and a screen that comes with a text`() =
        onPhone {
            tap("Регистрация", "Ваш номер телефона")
            listener.rest(REST_MS)
            for (key in "9001") listener.press(key, Citizen.PHONE_FIELD)
            val back = counted(Citizen.WELCOME) { assertTrue(listener.back()) }
            assertEquals("$back", 1, back.drafts)
            assertTrue("$back", back.down == 1 && back.updates <= 2)
            tap("Продолжить регистрацию", "Ваш номер телефона", texts = 1)
            tap("Получить код", "Ваш номер телефона")
        }

    @Test
    fun `a password that is made up is asked about in each field that it fills`() =
        onPhone {
            toCode()
            enterCode()
            givePerson()
            listener.rest(REST_MS)
            val madeUp = counted("Придумайте пароль") { listener.tap("Придумать за меня") }
            assertTrue("$madeUp", madeUp.down <= 1 + 2 && madeUp.updates == 0)
        }

    /** A tap that leads to a screen, which may be the same one. */
    private fun tap(
        name: String,
        screen: String,
        answers: Int = 1,
        texts: Int = 0,
        refusedPasswords: Int = 0,
    ) {
        val crossed = counted(screen) { listener.tap(name) }
        val down = 1 + texts + refusedPasswords
        assertTrue("«$name»: $crossed", crossed.down <= down && crossed.updates <= 1 + answers)
        assertEquals("«$name»: $crossed", 0, crossed.drafts)
    }

    /** Goes into a field and types key by key, until typing rests. */
    private fun type(
        text: String,
        field: String,
        corrected: Int = 0,
        drafts: Int = 1,
    ) {
        val gone = counter.during { listener.goTo(field) }
        assertTrue(
            "into «$field»: $gone",
            gone.down <= corrected && gone.updates == 0 && gone.drafts <= corrected,
        )
        for (key in text) {
            val crossed = counter.during { listener.press(key, field) }
            val isOne = crossed.down <= 1 && crossed.updates == 0 && crossed.drafts == 0
            assertTrue("«$key» in «$field»: $crossed", isOne)
        }
        val rested = counter.during { typingRests.advanceUntilIdle() }
        assertEquals("rest in «$field»: $rested", drafts + corrected, rested.drafts)
        assertTrue("rest in «$field»: $rested", rested.down == 0 && rested.updates == 0)
    }

    /** What crosses until the screen of that heading is there, and nothing more comes. */
    private fun counted(
        screen: String,
        act: () -> Unit,
    ) = counter.during {
        act()
        listener.screen(screen)
        listener.rest(REST_MS)
    }

    companion object {
        /** Longer than the portal of this machine takes for an answer. */
        private const val REST_MS = 300L

        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun phones() = JourneyTest.phones()
    }
}

/** What crossed the boundary, oldest first: calls of the shell by their names, and updates of the core. */
private class Crossings(
    private val all: List<String>,
) {
    /** Calls of the shell, drafts excepted: those wait until typing rests. */
    val down get() = all.count { it != UPDATE && it != DRAFT }
    val drafts get() = all.count { it == DRAFT }
    val updates get() = all.count { it == UPDATE }

    override fun toString() = all.joinToString()

    companion object {
        const val UPDATE = "updated"
        private const val DRAFT = "draft"
    }
}

private class Counter : BoundaryWatch {
    private val all = CopyOnWriteArrayList<String>()

    override fun <T> down(
        name: String,
        call: () -> T,
    ): T {
        all += name
        return call()
    }

    override fun up(update: Update) {
        all += Crossings.UPDATE
    }

    /** What crosses while this is done. */
    fun during(act: () -> Unit): Crossings {
        val before = all.size
        act()
        return Crossings(all.drop(before))
    }
}
