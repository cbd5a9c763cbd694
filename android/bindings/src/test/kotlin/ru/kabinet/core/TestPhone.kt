package ru.kabinet.core

import java.nio.file.Path

/** A core on a data folder of its own with a fake phone around it; shut down and closed at the end of a test. */
class TestPhone(
    folder: Path,
    portal: String = NOBODY,
    val platform: FakePlatform = FakePlatform(),
    val observer: RecordingObserver = RecordingObserver(),
    pins: List<String> = emptyList(),
) : AutoCloseable {
    val kabinet = Kabinet.open(config(folder, portal, pins), platform, observer)

    /** Waits until the screen `key` is shown. */
    fun awaitScreen(key: String): Update = observer.await("the screen $key") { it.top.key == key }

    /** Taps `action` on the screen that `update` shows. */
    fun tap(
        update: Update,
        action: String,
        vararg values: Pair<String, String>,
    ) {
        val typed = values.map { (field, text) -> FieldValue(field, text) }
        kabinet.dispatch(Intent(update.top.visit, action, typed))
    }

    /** Goes from the first screen to the one that asks for the number. */
    fun toPhoneScreen(): Update {
        tap(awaitScreen(WELCOME), REGISTER)
        return awaitScreen(PHONE_SCREEN)
    }

    override fun close() {
        kabinet.shutdown()
        kabinet.close()
    }

    companion object {
        /** A portal's address where nobody answers. */
        const val NOBODY = "http://127.0.0.1:9"

        const val WELCOME = "welcome"
        const val PHONE_SCREEN = "registration/phone"
        const val REGISTER = "register"

        fun config(
            folder: Path,
            portal: String = NOBODY,
            pins: List<String> = emptyList(),
        ) = Config(folder.toString(), portal, Language.RU, "0.1.0-test", pins)
    }
}
