package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.FieldValue
import ru.kabinet.core.Offers
import ru.kabinet.core.Repaired
import ru.kabinet.core.Verdict

/** The part of a field's data that its text depends on; a text field and a date field have it alike. */
data class TypedData(
    val id: String,
    val value: String,
    val valueRev: UInt,
    val ghost: String?,
    val verdict: Verdict,
    val enabled: Boolean,
    val required: Boolean,
)

/** The life of a text while a person types it: mask, verdict, correction, offers. */
class TypedField(
    private val form: FormState,
    first: TypedData,
) : FieldState {
    private var data by mutableStateOf(first)
    private var permitted by mutableStateOf<Boolean?>(null)
    private var checked: FieldCheck? = null
    private var mending = false
    private var keptAsTyped: String? = null
    private var typedBeforeRepair = ""
    private var finished: String? = null
    private var visit = form.screen.visit
    private var language = form.screen.language

    override val id get() = data.id
    override val focus = FocusRequester()
    override val isTypedInto get() = true

    /** What stands in the box, with the caret. */
    var value by mutableStateOf(first.value.withCaretAtEnd())
        private set

    /** What is shown of the verdict; none on what can't be filled in. */
    var verdict by mutableStateOf(first.verdict)
        private set

    /** What is still to come behind the text. */
    var ghost by mutableStateOf("")
        private set

    /** The correction that was made and can be undone. */
    var repaired by mutableStateOf<Repaired?>(null)
        private set

    /** Another field was done since: the correction goes, unless the person is about to undo it. */
    var isRepairSeen by mutableStateOf(false)
        private set

    /** Texts to choose from. */
    var offers by mutableStateOf<Offers?>(null)
        private set

    /** Whether it makes sense to fill it in. */
    val isEnabled get() = permitted ?: data.enabled

    override val text get() = value.text
    override val isOpen get() = isEnabled && !form.isLocked
    override val isMissing get() = data.required && text.isEmpty()
    override val complaint get() = (verdict as? Verdict.Wrong)?.spoken

    init {
        meetText()
    }

    /** The core drew the screen anew. */
    fun follow(next: TypedData) {
        val before = data
        data = next
        val isNews =
            next.verdict != Verdict.None && (form.screen.visit != visit || next.verdict != before.verdict)
        when {
            next.valueRev != before.valueRev -> begin(next)
            isNews -> verdict = next.verdict
            next.verdict == Verdict.None && before.verdict == verdict -> verdict = Verdict.None
            language != form.screen.language -> judgeAnew()
        }
        visit = form.screen.visit
        language = form.screen.language
        drawOffers()
    }

    /** A key, or the caret moved. */
    fun type(next: TextFieldValue) {
        val before = value
        if (next.text == before.text) {
            value = next
            return
        }
        repaired = null
        finished = null
        val check = form.edit(id, before.edited(), next.edited())
        value = check?.let { next.masked(it) } ?: next
        form.draft(id, text)
        take(check)
        if (check == null) return
        mending = mending || verdict is Verdict.Wrong
        verdict = shownWhileTyped(check.verdict, mending)
        drawOffers()
        val complaint = (verdict as? Verdict.Wrong)?.spoken
        form.announcer.sayAfterRest(id, listOfNotNull(complaint, offers?.title).joinToString(" "))
    }

    /** The field was left. */
    fun leave() {
        form.saveDrafts()
        finish { form.check(id, text) }
    }

    // What the core has not said of a text yet it says in its answer to the tap.
    override fun settle() = finish { null }

    private fun finish(ask: () -> FieldCheck?) {
        if (!isEnabled) return
        form.fieldLeft(id)
        if (text == finished) return
        var check = checked?.takeIf { it.text == text } ?: ask() ?: return
        if (check.text != text) put(check.text)
        val correction = check.repaired.takeIf { text != keptAsTyped }
        if (correction != null) {
            typedBeforeRepair = text
            put(correction.text)
            repaired = correction
            isRepairSeen = false
            form.draft(id, text)
            form.announcer.sayAfterRest(id, correction.note)
            form.haptic(Haptic.REPAIRED)
            check = ask() ?: return
        }
        finished = text
        mending = false
        take(check)
        // An empty field that was only passed by is not scolded before a submit.
        if (text.isEmpty() && verdict !is Verdict.Wrong) return
        verdict = check.verdict
        drawOffers()
        val wrong = check.verdict as? Verdict.Wrong ?: return
        form.announcer.sayAfterRest(id, listOfNotNull(wrong.spoken, check.offers?.title).joinToString(" "))
    }

    /** The person wants their text as typed. */
    fun undoRepair() {
        keptAsTyped = typedBeforeRepair
        repaired = null
        put(typedBeforeRepair)
        form.draft(id, text)
        val check = form.check(id, text) ?: return
        take(check)
        verdict = check.verdict
        drawOffers()
    }

    /** The person takes one of the offers, which may fill several fields. */
    fun choose(fills: List<FieldValue>) {
        for ((field, chosen) in fills) form.field(field)?.fill(chosen)
        finish { form.check(id, text) }
        focus.requestFocus()
        form.haptic(Haptic.REPAIRED)
    }

    override fun fill(text: String) {
        val check = form.check(id, text)
        put(check?.text ?: text)
        form.draft(id, this.text)
        take(check)
        if (check != null) verdict = shownWhileTyped(check.verdict, true)
        drawOffers()
    }

    override fun anotherLeft() {
        isRepairSeen = true
    }

    /** The correction stays as it is. */
    fun keepRepair() {
        repaired = null
    }

    override fun permit(permitted: Boolean) {
        this.permitted = permitted
    }

    private fun begin(next: TypedData) {
        put(next.value)
        keptAsTyped = null
        finished = null
        repaired = null
        checked = null
        verdict = next.verdict
        meetText()
    }

    private fun judgeAnew() {
        checked = null
        repaired = null
        val check = form.check(id, text) ?: return
        take(check)
        if (verdict != Verdict.None) verdict = check.verdict
    }

    private fun put(text: String) {
        if (value.text != text) value = text.withCaretAtEnd()
    }

    private fun take(check: FieldCheck?) {
        checked = check
        ghost = check?.ghost.orEmpty()
    }

    /** A text that came with the screen is asked about then, so that no tap has to. */
    private fun meetText() {
        if (text.isEmpty()) {
            ghost = data.ghost.orEmpty()
        } else {
            take(form.check(id, text))
        }
    }

    /** Beside a wrong text offers wait for its verdict to be shown; a right one has nothing to wait for. */
    private fun drawOffers() {
        val check = checked?.takeIf { it.text == text }
        offers = check?.offers?.takeIf { verdict is Verdict.Wrong || check.verdict == Verdict.Good }
    }
}

/** What is shown of a verdict while its text is typed: what no further typing mends, and that what was wrong is right now. */
internal fun shownWhileTyped(
    verdict: Verdict,
    mending: Boolean,
): Verdict {
    val isHopeless = verdict is Verdict.Wrong && verdict.hopeless
    return if (isHopeless || (mending && verdict == Verdict.Good)) verdict else Verdict.None
}

private fun String.withCaretAtEnd() = TextFieldValue(this, TextRange(length))
