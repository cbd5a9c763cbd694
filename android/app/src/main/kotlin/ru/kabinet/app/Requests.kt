package ru.kabinet.app

import ru.kabinet.core.PlatformEvent
import java.io.File

/** What the core asked the phone's system for, under the token that its answer carries. */
internal sealed interface Asked {
    /** The answer. */
    fun answer(passed: Boolean): PlatformEvent

    /** A permission. */
    data class ForPermission(
        val token: ULong,
    ) : Asked {
        override fun answer(passed: Boolean) = PlatformEvent.PermissionResult(token, passed)
    }

    /** A picture, which the camera writes into [picture]. */
    data class ForPhoto(
        val token: ULong,
        val picture: File,
    ) : Asked {
        override fun answer(passed: Boolean): PlatformEvent {
            // There are cameras that call an empty file a success.
            val isTaken = passed && picture.length() > 0
            if (!isTaken) picture.delete()
            return PlatformEvent.PhotoTaken(token, if (isTaken) picture.path else null)
        }
    }

    /** A finger or a face. */
    data class ForBiometrics(
        val token: ULong,
    ) : Asked {
        override fun answer(passed: Boolean) = PlatformEvent.BiometricResult(token, passed)
    }
}

/**
 * What is under way with the system, by the code that the system brings back with its answer. It lives as
 * long as the process, as the core and its tokens do, so a recreated activity changes nothing; an answer to a
 * question of an earlier process meets no code and is dropped. Each request is answered once, through
 * [report].
 */
internal class Requests(
    private val report: (PlatformEvent) -> Unit,
) {
    private val underWay = HashMap<Int, Asked>()
    private var lastCode = 0

    /** Remembers what was asked and gives its code. */
    @Synchronized
    fun begin(asked: Asked): Int {
        do {
            lastCode = lastCode % LARGEST_CODE + 1
        } while (lastCode in underWay)
        underWay[lastCode] = asked
        return lastCode
    }

    /** Answers the request of a code; one that is not, or no longer, under way is none of ours. */
    fun answer(
        code: Int,
        passed: Boolean,
    ) {
        val asked = synchronized(this) { underWay.remove(code) }
        asked?.let { report(it.answer(passed)) }
    }

    /** Answers everything that is under way with a no: nobody is left to bring the answers. */
    fun refuseAll() {
        val left = synchronized(this) { underWay.values.toList().also { underWay.clear() } }
        left.forEach { report(it.answer(passed = false)) }
    }

    private companion object {
        /** What lies above is used by activities of androidx for requests of their own. */
        const val LARGEST_CODE = 0xFFFF
    }
}
