package ru.kabinet.ui

import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import ru.kabinet.core.Countdown
import ru.kabinet.core.Language
import ru.kabinet.core.Screen
import ru.kabinet.core.SpokenMark
import ru.kabinet.core.samples
import ru.kabinet.ui.form.Announcer
import ru.kabinet.ui.host.Pictures
import ru.kabinet.ui.time.Patience
import ru.kabinet.ui.time.RunningCountdown
import ru.kabinet.ui.time.isStrip
import ru.kabinet.ui.time.timeLeft

/** What waits, what is said once, and what comes too late. */
@OptIn(ExperimentalCoroutinesApi::class)
class TimeTest {
    private var now = 0L

    @Test
    fun `what holds requests up is shown once it has lasted, and said once, whatever the language`() {
        val patience = Patience { now }
        val cut = sample("strip").update.top
        assertTrue(patience.screen(cut).hasNoStrip())
        assertEquals(1500L, patience.due)
        now = 1499
        assertTrue(patience.screen(cut).hasNoStrip())
        assertEquals("", patience.takeNews())
        now = 1500
        assertEquals(cut, patience.screen(cut))
        assertNull(patience.due)
        assertTrue(patience.takeNews().startsWith("Нет связи"))
        val inEnglish = samples(Language.EN).first { it.name == "strip" }.update.top
        assertEquals(inEnglish, patience.screen(inEnglish))
        assertEquals("", patience.takeNews())
    }

    @Test
    fun `the same is not said of a field twice in a row, and said words go`() {
        val time = TestScope()
        val announcer = Announcer(time)
        announcer.sayAfterRest("phone", "Введите номер")
        time.advanceTimeBy(701)
        assertEquals("Введите номер", announcer.polite)
        announcer.sayNow("Код не подошёл")
        time.advanceTimeBy(7999)
        assertEquals("Код не подошёл", announcer.assertive)
        time.advanceTimeBy(2)
        assertEquals("", announcer.assertive + announcer.polite)
        announcer.sayAfterRest("phone", "Введите номер")
        time.advanceTimeBy(701)
        assertEquals("", announcer.polite)
    }

    @Test
    fun `another screen is told nothing of the one before`() {
        val time = TestScope()
        val announcer = Announcer(time)
        announcer.sayPolitely("Отправляем")
        announcer.sayAfterRest("phone", "Введите номер")
        announcer.clear()
        time.advanceTimeBy(701)
        assertEquals("", announcer.polite)
    }

    @Test
    fun `a second that has begun is whole`() {
        val times =
            listOf(
                0L to "0:00",
                1L to "0:01",
                1000L to "0:01",
                1001L to "0:02",
                3_599_001L to "1:00:00",
            )
        for ((left, shown) in times) assertEquals(shown, timeLeft(left))
    }

    @Test
    fun `what is to be said at the end is said when the end comes sooner, and nothing is said twice`() {
        val said = ArrayList<String>()
        val running = RunningCountdown { now }
        running.say = said::add
        val marks = listOf(SpokenMark(10_000uL, "осталось 10 секунд"), SpokenMark(0uL, "можно снова"))
        running.set(Countdown(20_000uL, "{time}", marks), isBusy = false)
        now = 10_500
        running.tick()
        now = 11_000
        running.tick()
        running.set(Countdown(10_000uL, "{time}", marks), isBusy = false)
        assertEquals(listOf("осталось 10 секунд"), said)
        running.set(null, isBusy = false)
        assertEquals(listOf("осталось 10 секунд", "можно снова"), said)
    }

    @Test
    fun `a sentence that is due soon is said though the time is told anew just before`() {
        val said = ArrayList<String>()
        val running = RunningCountdown { now }
        running.say = said::add
        val marks = listOf(SpokenMark(10_000uL, "осталось 10 секунд"))
        running.set(Countdown(20_000uL, "{time}", marks), isBusy = false)
        now = 9_500
        running.set(Countdown(10_400uL, "{time}", marks), isBusy = false)
        now = 10_000
        running.tick()
        assertEquals(listOf("осталось 10 секунд"), said)
    }

    @Test
    fun `a picture that comes late is passed over, and the one below is known`() {
        val first = sample("heading").update
        val pictures = Pictures()
        pictures.updated(first.copy(seq = 5uL, stack = listOf("a"), top = first.top.copy(key = "a")))
        val second = first.copy(seq = 7uL, stack = listOf("a", "b"), top = first.top.copy(key = "b"))
        pictures.updated(second)
        pictures.updated(second.copy(seq = 6uL, top = second.top.copy(title = "late")))
        assertEquals(second, pictures.newest.value)
        assertEquals("a", pictures.below()?.key)
    }

    private fun Screen.hasNoStrip() = components.none { it.isStrip }
}
