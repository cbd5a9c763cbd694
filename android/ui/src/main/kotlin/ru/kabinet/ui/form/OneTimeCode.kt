package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import ru.kabinet.core.CodeField
import ru.kabinet.core.Edited
import ru.kabinet.core.Verdict

/** A one-time code while it is typed: the last digit sends it. */
class OneTimeCode(
    private val form: FormState,
    first: CodeField,
) : FieldState {
    private var data by mutableStateOf(first)
    private var visit = form.screen.visit
    private var misread by mutableStateOf<Verdict.Wrong?>(null)

    override val id get() = data.id
    override val focus = FocusRequester()
    override val isTypedInto get() = true

    /** The digits, with the caret. */
    var value by mutableStateOf(TextFieldValue(""))
        private set

    /** The digits shown were refused; one more behind them begins anew. */
    var isRefused by mutableStateOf(false)
        private set

    /** What is wrong with what was put in as a whole, or else with the last code sent. */
    val verdict: Verdict get() = misread ?: data.verdict

    override val text get() = value.text
    override val isOpen get() = data.enabled && !form.isLocked
    override val isMissing get() = text.isEmpty()
    override val complaint get() = (verdict as? Verdict.Wrong)?.spoken
    override val submit get() = data.submit

    /** The core drew the screen anew. */
    fun follow(next: CodeField) {
        val before = data
        data = next
        if (next.valueRev != before.valueRev) {
            value = TextFieldValue("")
            misread = null
            isRefused = false
        } else if (form.screen.visit != visit || next.verdict != before.verdict) {
            isRefused = next.verdict is Verdict.Wrong && text.isNotEmpty()
        }
        visit = form.screen.visit
    }

    /** A key, a paste, the system's autofill, or the caret moved. */
    fun type(next: TextFieldValue) {
        if (next.text == text) {
            value = next
            return
        }
        val isAnew = isRefused && next.text.startsWith(text)
        val before = if (isAnew) NOTHING else value.edited()
        val after = if (isAnew) edited(next.text.removePrefix(text)) else next.edited()
        val check = form.edit(id, before, after) ?: return
        misread = null
        when (val found = check.verdict) {
            is Verdict.Wrong -> {
                misread = found
                form.announcer.sayPolitely(found.spoken)
            }

            Verdict.Good, Verdict.None -> {
                take(check.text, check.caret.toInt(), found == Verdict.Good)
            }
        }
    }

    override fun fill(text: String) {
        if (isOpen) type(TextFieldValue(text, TextRange(text.length)))
    }

    private fun take(
        digits: String,
        caret: Int,
        isWhole: Boolean,
    ) {
        val isChange = digits != text || isRefused
        value = TextFieldValue(digits, TextRange(caret.coerceAtMost(digits.length)))
        isRefused = false
        if (isWhole && isChange) form.perform(data.submit)
    }

    private fun edited(text: String) = Edited(text, text.length.toUInt(), text.length.toUInt())

    private companion object {
        val NOTHING = Edited("", 0u, 0u)
    }
}
