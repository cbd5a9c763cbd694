package ru.kabinet.ui

import androidx.compose.ui.geometry.Offset
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Test
import ru.kabinet.core.BenchFigures
import ru.kabinet.core.FakePlatform
import ru.kabinet.core.TestPhone
import ru.kabinet.core.Update

/**
 * From a finger that is lifted to the drawn frame, from a key to its field, and the core's part in both: the whole phone
 * with the real core. No test by its name: `cargo xtask bench` runs it and reads the figures, in nanoseconds, from a file.
 */
class FrameBench {
    private val figures = BenchFigures()
    private val watch = Stopwatch()

    @Test
    fun `taps and keys until they are drawn`() {
        val scope = CoroutineScope(Dispatchers.Default)
        WatchedCore.open(TestPhone.config(figures.folder), FakePlatform(), scope, watch).use { host ->
            DrawnPhone(host).use { phone ->
                phone.awaitScreen(TestPhone.WELCOME)
                phone.settle()
                // From then on the first screen leads to what was begun.
                thereAndBack(phone, "Регистрация")
                for (round in 0 until WARM_UP + figures.rounds) {
                    val taps = (1..TAPS).map { thereAndBack(phone, GO_ON) }
                    val keys = typeNumber(phone)
                    if (round < WARM_UP) continue
                    note("tap", taps)
                    note("key", keys)
                }
            }
        }
        figures.write()
    }

    /** From the first screen to the one that asks for the number, and back; the time of the first tap. */
    private fun thereAndBack(
        phone: DrawnPhone,
        action: String,
    ): Time {
        val before = phone.pixels()
        val time = tap(phone, phone.placeOf(action), TestPhone.PHONE_SCREEN)
        check(news(before, phone.pixels()) > LEAST_OF_A_SCREEN) {
            "the next screen is not drawn: ${news(before, phone.pixels())}"
        }
        phone.settle()
        tap(phone, phone.placeOf("Назад"), TestPhone.WELCOME)
        phone.settle()
        return time
    }

    /** Until the first frame in which the next screen can be seen. */
    private fun tap(
        phone: DrawnPhone,
        place: Offset,
        screen: String,
    ): Time {
        phone.press(place)
        phone.frame()
        return watch.time {
            phone.lift(place)
            phone.awaitScreen(screen)
        }
    }

    /** A whole number, key by key; the times of the keys. */
    private fun typeNumber(phone: DrawnPhone): List<Time> {
        tap(phone, phone.placeOf(GO_ON), TestPhone.PHONE_SCREEN)
        phone.settle()
        val times =
            NUMBER.map { key ->
                val before = phone.pixels()
                val time =
                    watch.time {
                        phone.key(key)
                        phone.frame()
                    }
                check(news(before, phone.pixels()) > 0) { "the key «$key» is not drawn" }
                time
            }
        repeat(NUMBER.length) { phone.deleteKey() }
        phone.frame()
        tap(phone, phone.placeOf("Назад"), TestPhone.WELCOME)
        phone.settle()
        return times
    }

    private fun note(
        what: String,
        times: List<Time>,
    ) {
        figures.note("$what drawn", times.map(Time::drawn).average())
        figures.note("$what core", times.map(Time::core).average())
    }

    private fun news(
        before: ByteArray,
        after: ByteArray,
    ) = before.indices.count { before[it] != after[it] }.toDouble() / before.size

    /** Nanoseconds until it is drawn, and the part of the core in them. */
    private class Time(
        val drawn: Long,
        val core: Long,
    )

    /** Knows when the core was called first, and when it was last done: with the call, or with an update. */
    private class Stopwatch : BoundaryWatch {
        @Volatile
        private var called = 0L

        @Volatile
        private var done = 0L

        override fun <T> down(
            name: String,
            call: () -> T,
        ): T {
            if (called == 0L) called = System.nanoTime()
            return call().also { done = System.nanoTime() }
        }

        override fun up(update: Update) {
            done = System.nanoTime()
        }

        fun time(act: () -> Unit): Time {
            called = 0
            val begun = System.nanoTime()
            act()
            return Time(System.nanoTime() - begun, done - called)
        }
    }

    private companion object {
        const val NUMBER = "9001234567"
        const val GO_ON = "Продолжить регистрацию"
        const val TAPS = 5

        /** Rounds in which the JVM compiles what is measured. */
        const val WARM_UP = 10

        /** Two screens differ in more than this part of their bytes, even while one fades into the other. */
        const val LEAST_OF_A_SCREEN = 0.05
    }
}
