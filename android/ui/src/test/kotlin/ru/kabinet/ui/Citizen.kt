package ru.kabinet.ui

import ru.kabinet.core.PortalProcess

/** A citizen who goes through the app by ear, and what they hear its screens, fields and buttons called. */
class Citizen(
    private val listener: Listener,
    private val portal: PortalProcess,
) {
    /** From the first screen to the one that asks for the code. */
    fun toCode() {
        listener.screen(WELCOME)
        listener.tap("Регистрация")
        listener.screen("Ваш номер телефона")
        listener.type("9000001234", PHONE_FIELD)
        listener.tap("Получить код")
        listener.screen(CODE)
    }

    /** Types the newest code; its last digit sends it. */
    fun enterCode() {
        listener.type(portal.newestCode(NUMBER), CODE_FIELD)
        listener.screen(PERSON)
    }

    /** Name and date of birth. */
    fun givePerson() {
        listener.type("Иванов", "Фамилия")
        listener.type("Иван", "Имя")
        listener.type("Иванович", "Отчество")
        listener.type("12041990", "Дата рождения")
        listener.tap("Дальше")
        listener.screen("Придумайте пароль")
    }

    /** A password of one's own, twice. */
    fun choosePassword() {
        listener.type(PASSWORD, "Пароль")
        listener.type(PASSWORD, "Пароль ещё раз")
        listener.tap("Дальше")
        listener.screen("Проверьте и согласитесь")
    }

    /** Ticks all boxes and creates the account. */
    fun agree() {
        for (box in listOf(
            "Принимаю пользовательское соглашение…",
            "Даю согласие…",
            "Хочу узнавать…",
        )) {
            listener.tap(box)
        }
        listener.tap("Создать кабинет")
        listener.screen(HOME)
    }

    /** From the first screen to the home screen. */
    fun register() {
        toCode()
        enterCode()
        givePerson()
        choosePassword()
        agree()
    }

    companion object {
        const val NUMBER = "+79000001234"
        const val PASSWORD = "лампа тихо ждёт обед у моря"
        const val WELCOME = "Все дела с государством — на телефоне"
        const val PHONE_FIELD = "Мобильный телефон"
        const val CODE = "Код из СМС"
        const val CODE_FIELD = "Код из СМС, 6 цифр"
        const val PERSON = "Имя и дата рождения"
        const val HOME = "Иванов Иван Иванович"
    }
}
