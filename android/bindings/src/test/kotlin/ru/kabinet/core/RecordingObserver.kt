package ru.kabinet.core

import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock

/** Keeps the newest update and lets a test wait for one. `react` runs first and may throw, as a faulty shell would. */
class RecordingObserver(
    private val react: (Update) -> Unit = {},
) : ScreenObserver {
    private val lock = ReentrantLock()
    private val changed = lock.newCondition()
    private var latest: Update? = null

    /** Updates taken so far, those that `react` failed on included. */
    @Volatile
    var taken = 0
        private set

    override fun updated(update: Update) {
        lock.withLock {
            latest = update
            taken += 1
            changed.signalAll()
        }
        react(update)
    }

    /** The first update from now on, the newest one included, that `wanted` accepts. */
    fun await(
        what: String,
        wanted: (Update) -> Boolean,
    ): Update {
        var left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
        lock.withLock {
            while (true) {
                latest?.takeIf(wanted)?.let { return it }
                if (left <= 0) throw AssertionError("no update with $what; the newest is ${latest?.top?.key}")
                left = changed.awaitNanos(left)
            }
        }
    }

    private companion object {
        const val PATIENCE_SECONDS = 15L
    }
}
