package ru.kabinet.ui

import ru.kabinet.core.Edited
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.Intent
import ru.kabinet.core.KabinetInterface
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.QueueReport
import ru.kabinet.core.Sample
import ru.kabinet.core.Verdict
import java.util.concurrent.CopyOnWriteArrayList

/** A core that shows one sample: it thinks of a text what the sample says, and remembers what was tapped. */
class SampleCore(
    private val sample: Sample,
) : KabinetInterface {
    /** Taps, oldest first. */
    val taps = CopyOnWriteArrayList<Intent>()

    override fun checkField(
        key: String,
        field: String,
        text: String,
        caret: UInt,
        other: String?,
    ): FieldCheck {
        val typed = sample.typed.firstOrNull { it.field == field }
        return when (text) {
            typed?.text -> typed.check

            // What was corrected is right now.
            typed?.check?.repaired?.text -> thought(text, Verdict.Good)

            else -> thought(text)
        }
    }

    override fun editField(
        key: String,
        field: String,
        before: Edited,
        after: Edited,
        other: String?,
    ): FieldCheck = checkField(key, field, after.text, after.end, other)

    override fun current() = sample.beforeCode()

    override fun dispatch(intent: Intent) {
        taps += intent
    }

    override fun draft(
        key: String,
        field: String,
        text: String,
    ) = Unit

    override fun suggestPassword(
        key: String,
        field: String,
    ): String = error("no sample asks for a password")

    override fun report(event: PlatformEvent) = Unit

    override fun runQueue(deadlineMs: ULong) = QueueReport(0u)

    override fun panicProbe() = Unit

    override fun shutdown() = Unit
}
