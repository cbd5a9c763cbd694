package ru.kabinet.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.runDesktopComposeUiTest
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PortalProcess
import ru.kabinet.core.covers

/** Whole journeys over HTTP against the portal stand-in by somebody who only hears the phone. */
@OptIn(ExperimentalTestApi::class)
@RunWith(Parameterized::class)
class JourneyTest(
    private val look: Look,
    private val height: Int,
) {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(120)

    private fun journey(go: Citizen.(Listener, PortalProcess) -> Unit) =
        PortalProcess(folder.newFolder().toPath()).use { portal ->
            runDesktopComposeUiTest(look.width, height) {
                val listener = Listener(this, portal, folder.newFolder().toPath(), look)
                listener.open()
                listener.start()
                Citizen(listener, portal).go(listener, portal)
                listener.end()
            }
        }

    @Test
    fun `a person registers by ear, and nothing personal is logged`() =
        journey { listener, _ ->
            covers("NAT-03", "ACC-01", "REG-01")
            register()
            listener.hears("Упрощённая учётная запись")
            for ((_, line) in listener.platform.log) {
                for (secret in listOf("9000001234", Citizen.PASSWORD, "Иванов")) {
                    assertFalse(
                        line,
                        secret in line,
                    )
                }
            }
        }

    @Test
    fun `a wrong entry is told at its field at once, and a wrong code with what follows`() =
        journey { listener, portal ->
            covers("NAT-03", "FLD-10")
            listener.screen(Citizen.WELCOME)
            listener.tap("Регистрация")
            listener.tap("Получить код")
            listener.hears("text «Мобильный телефон: Введите номер", "says itself (assertive)")
            listener.type("4951234567", Citizen.PHONE_FIELD)
            listener.hears("input «${Citizen.PHONE_FIELD}", "wrong «")
            listener.type("9000001234", Citizen.PHONE_FIELD)
            assertEquals("+7 900 000-12-34", listener.standsIn(Citizen.PHONE_FIELD))
            listener.tap("Получить код")
            listener.screen(Citizen.CODE)
            val code = portal.newestCode(Citizen.NUMBER)
            listener.type(if (code == "111111") "222222" else "111111", Citizen.CODE_FIELD)
            listener.hears("input «${Citizen.CODE_FIELD}", "wrong «")
            listener.hears("Код не подошёл", "says itself (assertive)")
            listener.type(code, Citizen.CODE_FIELD)
            listener.screen(Citizen.PERSON)
        }

    @Test
    fun `without a link it is said why nothing moves, and it goes on by itself once the link is back`() =
        journey { listener, portal ->
            covers("NAT-03", "OFF-02")
            listener.screen(Citizen.WELCOME)
            listener.tap("Регистрация")
            listener.type("9000001234", Citizen.PHONE_FIELD)
            portal.setLink(false)
            listener.tap("Получить код")
            listener.hears("Нет связи", "says itself (polite)")
            portal.setLink(true)
            listener.report(PlatformEvent.Network(online = true, metered = false))
            listener.screen(Citizen.CODE)
            listener.isGone("Нет связи")
        }

    @Test
    fun `what was typed a moment ago is there again after the system's back`() =
        journey { listener, _ ->
            covers("NAT-03", "REG-08")
            listener.screen(Citizen.WELCOME)
            listener.tap("Регистрация")
            listener.type("900 12", Citizen.PHONE_FIELD)
            assertTrue(listener.back())
            listener.screen(Citizen.WELCOME)
            listener.tap("Продолжить регистрацию")
            listener.screen("Ваш номер телефона")
            assertEquals("+7 900 12", listener.standsIn(Citizen.PHONE_FIELD))
        }

    @Test
    fun `after a kill the same screen comes back with what was typed, secrets excepted`() =
        journey { listener, _ ->
            covers("NAT-03", "REG-08")
            toCode()
            enterCode()
            listener.type("Иванов", "Фамилия")
            listener.type("12041990", "Дата рождения")
            listener.report(PlatformEvent.Background)
            listener.start()
            listener.screen(Citizen.PERSON)
            assertEquals("Иванов", listener.standsIn("Фамилия"))
            assertEquals("12.04.1990", listener.standsIn("Дата рождения"))
            listener.type("Иван", "Имя")
            listener.tap("Нет отчества")
            listener.hears("input «Отчество", "disabled")
            listener.tap("Дальше")
            listener.type(Citizen.PASSWORD, "Пароль")
            listener.tap("Показать: Пароль")
            listener.hears("input «Пароль", Citizen.PASSWORD)
            listener.report(PlatformEvent.Background)
            listener.isGone(Citizen.PASSWORD)
            listener.start()
            listener.screen("Придумайте пароль")
            assertEquals("", listener.standsIn("Пароль"))
        }

    @Test
    fun `a consent is withdrawn, the person signs out and in again`() =
        journey { listener, portal ->
            covers("NAT-03", "ACC-01", "ACC-02")
            register()
            listener.tap("Профиль…")
            listener.screen("Профиль")
            listener.tap("Новости о новых услугах…")
            listener.hears("dialog «Новости о новых услугах»")
            listener.tap("Отозвать согласие")
            listener.hears("dialog «Отозвать согласие?")
            listener.tap("Отозвать согласие")
            listener.hears("Согласие отозвано", "says itself (polite)")
            listener.tap("Выйти…")
            listener.hears("dialog «Выйти из кабинета?")
            listener.tap("Выйти")
            listener.screen(Citizen.WELCOME)
            listener.tap("Войти")
            listener.screen("Вход")
            listener.type("9000001234", Citizen.PHONE_FIELD)
            listener.type(Citizen.PASSWORD, "Пароль")
            listener.tap("Войти")
            listener.screen(Citizen.CODE)
            listener.type(portal.newestCode(Citizen.NUMBER), Citizen.CODE_FIELD)
            listener.screen(Citizen.HOME)
        }

    companion object {
        /** Of the smallest phone, in points. */
        private const val SMALL_HEIGHT = 568

        /** As phones come, and the smallest one with text twice as large. */
        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun phones(): List<Array<Any>> =
            listOf(arrayOf(Look.LIGHT, Look.LIGHT.height), arrayOf(Look.LARGE, SMALL_HEIGHT))
    }
}
