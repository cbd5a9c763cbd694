package android.util

import java.util.concurrent.CopyOnWriteArrayList

/** Takes the place of the framework's own, which writes into the system's log: here lines are kept for the tests. */
@Suppress("unused", "the framework calls it")
internal object Log {
    /** A line with its weight. */
    data class Line(
        val priority: Int,
        val tag: String?,
        val text: String?,
    )

    /** What was written, by all threads. */
    val lines = CopyOnWriteArrayList<Line>()

    const val VERBOSE = 2
    const val DEBUG = 3
    const val INFO = 4
    const val WARN = 5
    const val ERROR = 6
    const val ASSERT = 7

    @JvmStatic
    fun println(
        priority: Int,
        tag: String?,
        msg: String?,
    ): Int {
        lines += Line(priority, tag, msg)
        return 0
    }

    @JvmStatic
    fun isLoggable(
        tag: String?,
        level: Int,
    ): Boolean = false

    @JvmStatic
    fun d(
        tag: String?,
        msg: String?,
    ): Int = println(DEBUG, tag, msg)

    @JvmStatic
    fun w(
        tag: String?,
        msg: String?,
    ): Int = println(WARN, tag, msg)

    @JvmStatic
    fun e(
        tag: String?,
        msg: String?,
        tr: Throwable?,
    ): Int = println(ERROR, tag, "$msg: $tr")
}
