package ru.kabinet.ui.time

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import kotlinx.coroutines.delay
import ru.kabinet.core.Countdown
import ru.kabinet.core.SpokenMark
import kotlin.math.abs

/** Milliseconds of a clock that nobody moves; only differences count. */
val LocalMonotonicClock = staticCompositionLocalOf { { System.nanoTime() / NANOS_IN_MS } }

private const val NANOS_IN_MS = 1_000_000L
private const val MS_IN_SECOND = 1000L
private const val TICK_MS = 250L

/** Two countdowns that end this close together are the same one, told anew. */
private const val SAME_END_MS = 1500L

/** Where the words of a countdown have the time that is left. */
private const val TIME = "{time}"

/** The words of a countdown with the time that is left: «8:42», from an hour on «1:08:42»; a second that has begun is whole. */
fun Countdown.words(remainingMs: Long): String = text.replace(TIME, timeLeft(remainingMs))

internal fun timeLeft(remainingMs: Long): String {
    val seconds = (remainingMs.coerceAtLeast(0) + MS_IN_SECOND - 1) / MS_IN_SECOND
    val hours = seconds / 3600
    val minutes = seconds / 60 % 60
    val rest = (seconds % 60).twoDigits()
    return if (hours > 0) "$hours:${minutes.twoDigits()}:$rest" else "$minutes:$rest"
}

private fun Long.twoDigits() = toString().padStart(2, '0')

/**
 * Milliseconds that are left of a countdown, as time goes on; its sentences are said once each.
 *
 * @param isBusy an answer is waited for: it says itself what it ends
 */
@Composable
fun remaining(
    countdown: Countdown?,
    isBusy: Boolean,
    say: (String) -> Unit,
): Long {
    val clock = LocalMonotonicClock.current
    val running = remember { RunningCountdown(clock) }
    running.say = say
    val begun = remember(countdown, isBusy) { running.set(countdown, isBusy) }
    var left by remember(countdown) { mutableLongStateOf(begun) }
    LaunchedEffect(countdown) {
        while (left > 0) {
            left = running.tick()
            delay(TICK_MS)
        }
    }
    return left
}

/** One countdown: how much is left of it, and which of its sentences are due. */
internal class RunningCountdown(
    private val clock: () -> Long,
) {
    var say: (String) -> Unit = {}
    private var countdown: Countdown? = null
    private var end = 0L
    private var saidDownTo = Long.MAX_VALUE
    private var wasBusy = false

    /** Takes what the core told; gives the milliseconds left. */
    fun set(
        next: Countdown?,
        isBusy: Boolean,
    ): Long {
        val isAnswer = wasBusy
        wasBusy = isBusy
        if (next == null) {
            if (!isBusy && !isAnswer) finish()
            countdown = null
            return 0
        }
        if (next == countdown) return tick()
        tick()
        val left = next.remainingMs.toLong()
        val nextEnd = clock() + left
        val isSame = abs(nextEnd - end) < SAME_END_MS
        // How long it takes stands where it runs: only what becomes of it is said, its end in any case.
        saidDownTo = if (isSame) minOf(saidDownTo, left) else maxOf(1, left - SAME_END_MS)
        countdown = next
        end = nextEnd
        return tick()
    }

    fun tick(): Long {
        val running = countdown ?: return 0
        val left = (end - clock()).coerceAtLeast(0)
        due(running.spoken, left, saidDownTo)?.let {
            saidDownTo = it.remainingMs.toLong()
            say(it.text)
        }
        return left
    }

    /** It is over: what is to be said at the end is said, even when the end came sooner than was counted. */
    private fun finish() {
        val mark = countdown?.let { due(it.spoken, 0, saidDownTo) }
        if (mark?.remainingMs == 0uL) say(mark.text)
    }
}

/** The latest sentence whose time has come and that was not said yet. */
internal fun due(
    marks: List<SpokenMark>,
    remainingMs: Long,
    saidDownTo: Long,
): SpokenMark? =
    marks.filter { it.remainingMs.toLong() in remainingMs until saidDownTo }.minByOrNull { it.remainingMs }
