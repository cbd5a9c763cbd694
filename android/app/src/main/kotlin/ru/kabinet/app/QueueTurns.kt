package ru.kabinet.app

/**
 * When the system is asked to wake the queue. To schedule a job anew stops the one that runs under the same
 * number, so what is asked for while one runs is settled at its end. [schedule] asks the system for a job in
 * so many milliseconds and tells whether it was taken.
 */
internal class QueueTurns(
    private val schedule: (delayMs: Long) -> Boolean,
) {
    private var turn = 0
    private var isRunning = false
    private var isAskedAgain = false

    /** The queue wants to run in [delayMs]. False when the system took no job. */
    @Synchronized
    fun ask(delayMs: Long): Boolean {
        if (!isRunning) return schedule(delayMs)
        isAskedAgain = true
        return true
    }

    /** The system started the job; gives the number of its turn. */
    @Synchronized
    fun begin(): Int {
        isRunning = true
        isAskedAgain = false
        turn += 1
        return turn
    }

    /**
     * A turn has ended with [waiting] requests left, or none known. Tells whether the system shall call
     * again; null when the system ended that turn itself and wants no word about it.
     */
    @Synchronized
    fun end(
        turn: Int,
        waiting: UInt?,
    ): Boolean? {
        if (!isRunning || turn != this.turn) return null
        isRunning = false
        return isAskedAgain || waiting != 0u
    }

    /** The system stops the job, whose link is gone or whose time is up; it shall call again. */
    @Synchronized
    fun stop() {
        isRunning = false
    }
}
