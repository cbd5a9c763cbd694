package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.focus.FocusRequester
import ru.kabinet.core.CheckBox
import ru.kabinet.core.Verdict

/** A box to tick. */
class Tick(
    private val form: FormState,
    first: CheckBox,
) : FieldState {
    private var data by mutableStateOf(first)
    private var visit = form.screen.visit

    override val id get() = data.id
    override val focus = FocusRequester()
    override val isTypedInto get() = false

    /** Ticked or not. */
    var isTicked by mutableStateOf(first.checked)
        private set

    /** What is shown of the verdict. */
    var verdict by mutableStateOf(first.verdict)
        private set

    override val text get() = isTicked.toString()
    override val isOpen get() = !form.isLocked
    override val isMissing get() = data.required && !isTicked
    override val complaint get() = (verdict as? Verdict.Wrong)?.spoken

    /** The field that makes no sense while this is ticked. */
    val disables get() = data.disables

    /** The core drew the screen anew. */
    fun follow(next: CheckBox) {
        val before = data
        data = next
        if (next.valueRev != before.valueRev) isTicked = next.checked
        if (next.valueRev != before.valueRev || form.screen.visit != visit ||
            next.verdict != before.verdict
        ) {
            verdict = next.verdict
        }
        visit = form.screen.visit
    }

    /** The person ticks it, or takes that back. */
    fun tick(ticked: Boolean) {
        if (!isOpen) return
        isTicked = ticked
        verdict = Verdict.None
        form.draft(id, text)
        data.disables?.let { form.field(it)?.permit(!ticked) }
    }

    override fun fill(text: String) = tick(text == "true")
}
