package ru.kabinet.ui.form

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import ru.kabinet.core.Action
import ru.kabinet.core.ActionStyle
import ru.kabinet.core.Busy
import ru.kabinet.core.Component
import ru.kabinet.core.Edited
import ru.kabinet.core.FieldValue
import ru.kabinet.core.Screen
import ru.kabinet.ui.host.FlowHost

/**
 * One screen while it is shown: its newest picture, what stands in its fields, and what a tap takes along.
 *
 * @param announcer says what the screen reader does not find by itself
 * @param feel plays what can be felt
 */
class FormState(
    private val host: FlowHost,
    first: Screen,
    val announcer: Announcer,
    private val feel: (Haptic) -> Unit = {},
) {
    /** The newest picture of it. */
    var screen by mutableStateOf(first)
        private set

    /** What is under way, once it has lasted long enough to be shown; until then nothing is locked. */
    var shownBusy by mutableStateOf<Busy?>(null)

    private var fields: Map<String, FieldState> = emptyMap()
    private var performing: ULong? = null

    /** Whether the fields keep their text as it is. */
    val isLocked get() = shownBusy != null

    init {
        followFields()
    }

    /** The core drew the screen anew. */
    fun follow(next: Screen) {
        screen = next
        if (next.busy == null || shownBusy != null) shownBusy = next.busy
        followFields()
    }

    /** A field by its id. */
    fun field(id: String): FieldState? = fields[id]

    /** The password fields that repeat another one. */
    fun repeating(field: String) = fields.values.filterIsInstance<SecretField>().filter { it.repeats(field) }

    /** Carries out a tap, unless it must be waited for. */
    fun perform(action: Action) {
        val leaves = action.id == screen.back?.id
        if (action.countdown != null || performing == screen.visit || (screen.busy != null && !leaves)) return
        performing = screen.visit
        fields.values.forEach(FieldState::settle)
        feel(Haptic.ACCEPTED)
        host.tap(screen.key, screen.visit, action.id, fields.values.map { FieldValue(it.id, it.text) })
    }

    /**
     * From a text the keyboard's button leads to the next text; from the last one to a field that was left out, and where
     * there is none everything is sent. So no field is scolded that nobody has come to yet.
     */
    fun enter(id: String) {
        val open = fields.values.filter(FieldState::isOpen)
        val own = field(id) ?: return
        val after = open.dropWhile { it !== own }.drop(1)
        val next = if (own.isTypedInto) after.firstOrNull(FieldState::isTypedInto) else after.firstOrNull()
        val leads = next ?: open.firstOrNull { it !== own && it.isMissing }
        val sends = own.submit ?: screen.actions.firstOrNull { it.style == ActionStyle.PRIMARY }
        if (leads != null) leads.focus.requestFocus() else sends?.let(::perform)
    }

    /** Whether the keyboard's button leads to another text. */
    fun leadsOn(id: String): Boolean = typedInto().lastOrNull()?.id != id

    /** The only field that is typed into, so that the keyboard is there at once; null where there is none, or a choice. */
    fun onlyField(): FieldState? =
        fields.values
            .filter(FieldState::isOpen)
            .singleOrNull()
            ?.takeIf(FieldState::isTypedInto)

    /** What becomes of a text by a key. */
    fun edit(
        field: String,
        before: Edited,
        after: Edited,
    ) = host.edit(screen.key, field, before, after, null)

    /** What is thought of a text. */
    fun check(
        field: String,
        text: String,
        other: String? = null,
    ) = host.check(screen.key, field, text, other)

    /** Keeps a text once typing rests. */
    fun draft(
        field: String,
        text: String,
    ) = host.draft(screen.key, field, text)

    /** Keeps at once what waits. */
    fun saveDrafts() = host.saveDrafts()

    /** A password that the core makes up. */
    fun suggestPassword(field: String) = host.suggestPassword(screen.key, field)

    /** Hides what could be read over the person's shoulder: the app went out of sight. */
    fun hideSecrets() = fields.values.filterIsInstance<SecretField>().forEach { it.reveal(false) }

    /** Lets the person feel something. */
    fun haptic(haptic: Haptic) = feel(haptic)

    /** A field was left: what the others show only until then goes. */
    fun fieldLeft(id: String) = fields.values.filter { it.id != id }.forEach(FieldState::anotherLeft)

    /** The text of a field changed. */
    fun fieldChanged(id: String) = fields.values.forEach { it.anotherChanged(id) }

    private fun typedInto() = fields.values.filter { it.isTypedInto && it.isOpen }

    private fun followFields() {
        val known = fields
        fields = fieldsIn(screen.components).mapNotNull { follow(it, known) }.associateBy(FieldState::id)
        for (box in fields.values.filterIsInstance<Tick>()) {
            box.disables?.let { fields[it]?.permit(!box.isTicked) }
        }
    }

    private fun follow(
        component: Component,
        known: Map<String, FieldState>,
    ): FieldState? =
        when (component) {
            is Component.TextField -> {
                component.typed().let { data -> typed(known[data.id], data) }
            }

            is Component.DateField -> {
                component.typed().let { data -> typed(known[data.id], data) }
            }

            is Component.SecretField -> {
                (known[component.field.id] as? SecretField)?.also { it.follow(component.field) }
                    ?: SecretField(this, component.field)
            }

            is Component.CodeField -> {
                (known[component.field.id] as? OneTimeCode)?.also { it.follow(component.field) }
                    ?: OneTimeCode(this, component.field)
            }

            is Component.CheckBox -> {
                (known[component.field.id] as? Tick)?.also { it.follow(component.field) }
                    ?: Tick(this, component.field)
            }

            is Component.Hero, is Component.Heading, is Component.Paragraph, is Component.Banner,
            is Component.ListRow, is Component.StatusCard, is Component.LevelCard, is Component.Review,
            is Component.Progress, is Component.Group, is Component.EmptyState,
            -> {
                null
            }
        }

    private fun typed(
        known: FieldState?,
        data: TypedData,
    ): FieldState = (known as? TypedField)?.also { it.follow(data) } ?: TypedField(this, data)
}

private fun fieldsIn(components: List<Component>): List<Component> =
    components.flatMap { if (it is Component.Group) fieldsIn(it.components) else listOf(it) }

private fun Component.TextField.typed() =
    with(field) { TypedData(id, value, valueRev, ghost, verdict, enabled, required) }

private fun Component.DateField.typed() =
    with(field) { TypedData(id, value, valueRev, ghost, verdict, enabled = true, required) }
