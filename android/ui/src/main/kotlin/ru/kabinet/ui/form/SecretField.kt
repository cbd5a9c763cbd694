package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.Rule
import ru.kabinet.core.RuleState
import ru.kabinet.core.Strength
import ru.kabinet.core.Verdict
import ru.kabinet.core.SecretField as SecretData

/** A password: its text lives here and goes down with one tap, never as a draft. */
class SecretField(
    private val form: FormState,
    first: SecretData,
) : FieldState {
    private var data by mutableStateOf(first)
    private var visit = form.screen.visit
    private var language = form.screen.language
    private var mending = false
    private var metBefore = emptySet<String>()

    /** What was thought of the text last, and of which text beside which other one. */
    private var known: Pair<Texts, FieldCheck>? = null
    private var isOutdated = false

    /** What the verdict of the last submit was on, while that still counts. */
    private var judged: String? = ""

    override val id get() = data.id
    override val focus = FocusRequester()
    override val isTypedInto get() = true

    /** What stands in the box, with the caret. */
    var value by mutableStateOf(TextFieldValue(""))
        private set

    /** Whether the text can be read. */
    var isRevealed by mutableStateOf(false)
        private set

    /** What is shown of the verdict. */
    var verdict by mutableStateOf(first.verdict)
        private set

    /** Help below the box for this text, in place of the field's own. */
    var hint by mutableStateOf<String?>(null)
        private set

    /** The rules as the text meets them. */
    var rules by mutableStateOf(first.rules)
        private set

    /** How strong it is; null while it is empty. */
    var strength by mutableStateOf<Strength?>(null)
        private set

    override val text get() = value.text
    override val isOpen get() = !form.isLocked
    override val isMissing get() = data.required && text.isEmpty()
    override val complaint get() = (verdict as? Verdict.Wrong)?.spoken

    /** The core drew the screen anew. */
    fun follow(next: SecretData) {
        val before = data
        data = next
        val isOtherVisit = form.screen.visit != visit
        val isOtherLanguage = form.screen.language != language
        val isNew = isOtherVisit || next.verdict != before.verdict
        val isOtherText = isOtherLanguage && !isOtherVisit && text != judged
        // The core thinks otherwise of the same text only where it also shows something else.
        val isOpenAgain = isOtherLanguage || next.verdict != before.verdict || next.rules != before.rules
        if (isOpenAgain) known = null
        if (isOtherText) {
            val check = ask()
            if (check != null && verdict != Verdict.None) verdict = check.verdict
        } else if (isNew) {
            verdict = next.verdict
            judged = text
        }
        if (text.isEmpty()) {
            rules = next.rules
        } else if (isOpenAgain) {
            ask()
        }
        if (isNew) isRevealed = false
        visit = form.screen.visit
        language = form.screen.language
    }

    /** A key, or the caret moved. */
    fun type(next: TextFieldValue) {
        val isMove = next.text == value.text
        value = next
        if (isMove) return
        form.fieldChanged(id)
        val check = ask() ?: return
        mending = mending || verdict is Verdict.Wrong
        verdict = shownWhileTyped(check.verdict, mending)
        form.announcer.sayAfterRest(id, newsOf(check))
    }

    /** The field was left. */
    fun leave() {
        form.fieldLeft(id)
        if (text.isEmpty() && verdict !is Verdict.Wrong) return
        val check = ask() ?: return
        mending = false
        // What the portal refused stays refused until the text is another one.
        val isRefused = data.verdict is Verdict.Wrong && text == judged
        if (!isRefused) verdict = check.verdict
    }

    /** Shows the text, or hides it. */
    fun reveal(revealed: Boolean) {
        isRevealed = revealed
    }

    /** Lets the core make a password up, and puts it here and into the field that repeats it. */
    fun suggest() {
        val password = form.suggestPassword(id) ?: return
        val filled = listOf(this) + form.repeating(id)
        filled.forEach { it.show(password) }
        filled.forEach(SecretField::leave)
    }

    /** Whether it repeats the text of a field. */
    fun repeats(field: String) = data.repeats == field

    override fun fill(text: String) {
        show(text)
        leave()
    }

    override fun anotherChanged(field: String) {
        if (data.repeats != field || text.isEmpty()) return
        judged = null
        isOutdated = true
        verdict = Verdict.None
    }

    // Whether it repeats the other text is told when that one stands: a key asks about its own field only.
    override fun anotherLeft() {
        if (isOutdated) leave()
    }

    private fun show(text: String) {
        type(TextFieldValue(text, TextRange(text.length)))
        isRevealed = true
    }

    private fun ask(): FieldCheck? {
        val texts = Texts(text, data.repeats?.let { form.field(it)?.text })
        isOutdated = false
        val check =
            known?.takeIf { it.first == texts }?.second ?: form.check(id, text, texts.repeated) ?: return null
        known = texts to check
        if (check.rules.isNotEmpty()) rules = check.rules
        strength = check.strength.takeIf { text.isNotEmpty() }
        hint = check.hint
        return check
    }

    private fun newsOf(check: FieldCheck): String {
        val met = check.rules.filter { it.state == RuleState.MET }
        val news = met.filter { it.text !in metBefore }.map(Rule::spoken)
        metBefore = met.map(Rule::text).toSet()
        val wrong = (verdict as? Verdict.Wrong)?.spoken
        return (news + listOfNotNull(check.strength?.word, wrong ?: check.hint)).joinToString(" ")
    }

    private data class Texts(
        val own: String,
        val repeated: String?,
    )
}
