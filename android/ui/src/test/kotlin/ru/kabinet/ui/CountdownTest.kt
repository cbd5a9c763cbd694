package ru.kabinet.ui

import androidx.compose.material3.Text
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertTextEquals
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.runDesktopComposeUiTest
import org.junit.Assert.assertEquals
import org.junit.Test
import ru.kabinet.core.Countdown
import ru.kabinet.core.SpokenMark
import ru.kabinet.ui.time.LocalMonotonicClock
import ru.kabinet.ui.time.remaining
import ru.kabinet.ui.time.words

/** Time that runs down is drawn to its end, and its sentences are said once. */
@OptIn(ExperimentalTestApi::class)
class CountdownTest {
    @Test
    fun `at its end nothing is left, and that is said once`() =
        runDesktopComposeUiTest {
            mainClock.autoAdvance = false
            val said = ArrayList<String>()
            val countdown = Countdown(2_000uL, "{time}", listOf(SpokenMark(0uL, "over")))
            setContent {
                CompositionLocalProvider(LocalMonotonicClock provides { mainClock.currentTime }) {
                    Text(countdown.words(remaining(countdown, isBusy = false, said::add)))
                }
            }
            onNode(hasText(":", substring = true)).assertTextEquals("0:02")
            repeat(10) { mainClock.advanceTimeBy(500) }
            onNode(hasText(":", substring = true)).assertTextEquals("0:00")
            assertEquals(listOf("over"), said)
        }
}
