package ru.kabinet.desktop

import ru.kabinet.core.Language

/** The words of the desk beside the phone. */
internal class DeskWords(
    val system: String,
    val theme: String,
    val light: String,
    val dark: String,
    val textSize: String,
    val language: String,
    val network: String,
    val callUnderWay: String,
    val inBackground: String,
    val back: String,
)

/** The words in a language. */
internal val Language.deskWords: DeskWords
    get() =
        when (this) {
            Language.RU -> RU
            Language.EN -> EN
        }

private val RU =
    DeskWords(
        system = "Система телефона",
        theme = "Тема",
        light = "Светлая",
        dark = "Тёмная",
        textSize = "Размер текста",
        language = "Язык",
        network = "Сеть",
        callUnderWay = "Идёт звонок",
        inBackground = "В фоне",
        back = "Вернуться в приложение",
    )

private val EN =
    DeskWords(
        system = "The phone’s system",
        theme = "Theme",
        light = "Light",
        dark = "Dark",
        textSize = "Text size",
        language = "Language",
        network = "Network",
        callUnderWay = "Call under way",
        inBackground = "In the background",
        back = "Back to the app",
    )
