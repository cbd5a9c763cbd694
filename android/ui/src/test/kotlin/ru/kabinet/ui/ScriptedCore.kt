package ru.kabinet.ui

import kotlinx.coroutines.CoroutineScope
import ru.kabinet.core.Component
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.Intent
import ru.kabinet.core.KabinetInterface
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.Sample
import ru.kabinet.core.Screen
import ru.kabinet.core.Verdict
import ru.kabinet.core.samples
import ru.kabinet.ui.form.Announcer
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.host.Pictures as Updates

/** A core that thinks of a text what the test says, and remembers what came down. */
class ScriptedCore(
    sample: Sample,
) : KabinetInterface by SampleCore(sample) {
    /** What is thought of a text: the field, the text, and that of the field which it repeats. */
    var thinks: (field: String, text: String, other: String?) -> FieldCheck = { _, text, _ -> thought(text) }

    /** The password that it makes up. */
    var suggestion = ""

    /** Taps, oldest first. */
    val taps = ArrayList<Intent>()

    /** Kept texts by field, oldest first. */
    val drafts = ArrayList<Pair<String, String>>()

    /** How many texts had been kept when each news of the system came. */
    val draftsBefore = ArrayList<Pair<PlatformEvent, Int>>()

    override fun checkField(
        key: String,
        field: String,
        text: String,
        caret: UInt,
        other: String?,
    ) = thinks(field, text, other)

    override fun editField(
        key: String,
        field: String,
        before: ru.kabinet.core.Edited,
        after: ru.kabinet.core.Edited,
        other: String?,
    ) = thinks(field, after.text, other)

    override fun dispatch(intent: Intent) {
        taps += intent
    }

    override fun draft(
        key: String,
        field: String,
        text: String,
    ) {
        drafts += field to text
    }

    override fun report(event: PlatformEvent) {
        draftsBefore += event to drafts.size
    }

    override fun suggestPassword(
        key: String,
        field: String,
    ) = suggestion
}

/** A form with these components and nothing drawn. */
class ScriptedForm(
    scope: CoroutineScope,
    components: List<Component>,
) {
    private val sample = sample("action")

    /** The core under it. */
    val core = ScriptedCore(sample)

    /** What it has to say. */
    val announcer = Announcer(scope)

    /** Its screen as it was drawn first. */
    val screen: Screen = sample.update.top.copy(components = components, focus = null, busy = null)

    /** What talks to the core. */
    val host = FlowHost(Updates(), scope, sample.language) { core }

    /** The form. */
    val form = FormState(host, screen, announcer)

    /** The core draws another picture, after a tap was taken. */
    fun answer(change: (Screen) -> Screen = { it }) =
        form.follow(change(form.screen.copy(visit = form.screen.visit + 1u)))
}

/** What is thought of a text, in short. */
fun thought(
    text: String,
    verdict: Verdict = Verdict.None,
) = FieldCheck(text, text.length.toUInt(), "", verdict, null, null, null, text, emptyList(), null)

/** A verdict that something is wrong. */
fun wrong(reason: String) = Verdict.Wrong(reason, reason, hopeless = false)

/** A sample by its name. */
fun sample(name: String): Sample = samples(Language.RU).first { it.name == name }

/** The first component of its kind in a sample. */
inline fun <reified T : Component> first(sample: String): T =
    sample(sample)
        .update.top.components
        .firstNotNullOf { it as? T }
