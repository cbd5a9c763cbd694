package ru.kabinet.ui

import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import ru.kabinet.core.ActionStyle
import ru.kabinet.core.Busy
import ru.kabinet.core.Component
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.Repaired
import ru.kabinet.core.Verdict
import ru.kabinet.core.covers
import ru.kabinet.ui.form.OneTimeCode
import ru.kabinet.ui.form.SecretField
import ru.kabinet.ui.form.Tick
import ru.kabinet.ui.form.TypedField

/** What a form does with keys and taps, and what of it reaches the core. */
@OptIn(ExperimentalCoroutinesApi::class)
class FormTest {
    private val time = TestScope()

    private val textField = first<Component.TextField>("text-field").field
    private val box = first<Component.CheckBox>("check-box").field
    private val secret = first<Component.SecretField>("secret-field").field
    private val code = first<Component.CodeField>("code-field").field

    @Test
    fun `a second tap waits for what the first one brings`() {
        val world = form()
        val action = world.screen.actions.first { it.style == ActionStyle.PRIMARY }
        repeat(2) { world.form.perform(action) }
        assertEquals(1, world.core.taps.size)
        world.answer()
        world.form.perform(action)
        assertEquals(2, world.core.taps.size)
    }

    @Test
    fun `while something is under way only the way back is open`() {
        val back = checkNotNull(sample("heading").update.top.back)
        val world = form()
        world.answer { it.copy(busy = Busy(null, "Отправляем…"), back = back) }
        world.form.perform(world.screen.actions.first())
        assertTrue(world.core.taps.isEmpty())
        world.form.perform(back)
        assertEquals(
            back.id,
            world.core.taps
                .single()
                .action,
        )
    }

    @Test
    fun `a tap takes the corrected text along, and no draft comes after it`() {
        val world = form(text("surname"))
        world.core.thinks = { _, text, _ -> corrected(text) }
        world.typed("surname").type("иванов")
        world.form.perform(world.screen.actions.first())
        assertEquals(
            listOf("Иванов"),
            world.core.taps
                .single()
                .values
                .map { it.text },
        )
        val kept = world.core.drafts.size
        time.advanceTimeBy(10_000)
        assertEquals("what went down with the tap is no draft", kept, world.core.drafts.size)
    }

    @Test
    fun `a text is kept when typing rests for half a second`() {
        covers("REG-08")
        val world = form(text("surname"))
        for (typed in listOf("И", "Ив")) {
            world.typed("surname").type(typed)
            time.advanceTimeBy(499)
            time.runCurrent()
            assertTrue("typing goes on", world.core.drafts.isEmpty())
        }
        time.advanceTimeBy(2)
        assertEquals(listOf("surname" to "Ив"), world.core.drafts)
    }

    @Test
    fun `what was typed a moment ago is kept before the app is told to be in the background`() {
        covers("REG-08")
        val world = form(text("surname"))
        world.typed("surname").type("Ив")
        world.host.report(PlatformEvent.Background)
        assertEquals(listOf(PlatformEvent.Background to 1), world.core.draftsBefore)
    }

    @Test
    fun `an empty field that is only passed by is not scolded, one that a tap found empty is`() {
        val world = form(text("surname"))
        world.core.thinks = { _, text, _ -> thought(text, wrong("Введите фамилию")) }
        world.typed("surname").leave()
        assertEquals(Verdict.None, world.typed("surname").verdict)
        world.answer { it.copy(components = listOf(text("surname", verdict = wrong("Введите фамилию")))) }
        assertEquals(wrong("Введите фамилию"), world.typed("surname").verdict)
    }

    @Test
    fun `a correction that was taken back does not come again`() {
        val world = form(text("surname"))
        world.core.thinks = { _, text, _ -> corrected(text) }
        val surname = world.typed("surname")
        surname.type("иванов")
        surname.leave()
        assertEquals("Иванов", surname.text)
        surname.undoRepair()
        surname.leave()
        assertEquals("иванов", surname.text)
    }

    @Test
    fun `another field that is left takes the way to undo along`() {
        val world = form(text("surname"), text("name"))
        world.core.thinks = { _, text, _ -> corrected(text) }
        val surname = world.typed("surname")
        surname.type("иванов")
        surname.leave()
        assertEquals("Исправлено", surname.repaired?.note)
        world.typed("name").leave()
        assertTrue(surname.isRepairSeen)
    }

    @Test
    fun `a box is kept, loses its verdict and closes its field, in the next picture too`() {
        val none =
            Component.CheckBox(
                box.copy(id = "none", checked = false, disables = "name", verdict = wrong("Отметьте")),
            )
        val world = form(none, text("name"))
        val tick = world.form.field("none") as Tick
        tick.tick(true)
        assertEquals(Verdict.None, tick.verdict)
        assertFalse(world.typed("name").isEnabled)
        time.advanceTimeBy(1000)
        assertEquals(listOf("none" to "true"), world.core.drafts)
        world.answer()
        assertFalse(world.typed("name").isEnabled)
    }

    @Test
    fun `a password is hidden again by the answer to a tap, and what was refused stays refused`() {
        val world = form(password("password"))
        val field = world.secret("password")
        field.type("слово")
        field.reveal(true)
        world.answer { it.copy(components = listOf(password("password", verdict = wrong("Не подошёл")))) }
        assertFalse(field.isRevealed)
        world.core.thinks = { _, text, _ -> thought(text, Verdict.Good) }
        field.leave()
        assertEquals(wrong("Не подошёл"), field.verdict)
    }

    @Test
    fun `a repeated password is judged anew when the first one was changed and is left`() {
        val world = form(password("password"), password("again", repeats = "password"))
        world.core.thinks = { field, text, other ->
            thought(text, if (field == "again" && text != other) wrong("Не совпадают") else Verdict.Good)
        }
        world.secret("password").type("лодка")
        world.secret("again").type("лодка")
        world.secret("again").leave()
        assertEquals(Verdict.Good, world.secret("again").verdict)
        world.secret("password").type("лодка-сосна")
        assertEquals(Verdict.None, world.secret("again").verdict)
        world.secret("password").leave()
        assertEquals(wrong("Не совпадают"), world.secret("again").verdict)
    }

    @Test
    fun `a password that is made up stands in both fields and can be read`() {
        val world = form(password("password"), password("again", repeats = "password"))
        world.core.suggestion = "лодка-сосна-17"
        world.secret("password").suggest()
        for (id in listOf("password", "again")) {
            assertEquals("лодка-сосна-17", world.secret(id).text)
            assertTrue(world.secret(id).isRevealed)
        }
    }

    @Test
    fun `the last digit sends the code once`() {
        val world = codeForm()
        val field = world.form.field(code.id) as OneTimeCode
        field.type("123456")
        assertEquals(
            listOf("123456"),
            world.core.taps
                .single()
                .values
                .map { it.text },
        )
        world.answer()
        field.type("1234567")
        assertEquals("one digit too many changes nothing", 1, world.core.taps.size)
    }

    @Test
    fun `a digit behind a refused code begins a new one`() {
        val world = codeForm()
        val field = world.form.field(code.id) as OneTimeCode
        field.type("123456")
        world.answer { it.copy(components = listOf(codeField(wrong("Не подошёл")))) }
        assertTrue(field.isRefused)
        field.type("1234567")
        assertEquals("7", field.text)
        assertFalse(field.isRefused)
    }

    private fun corrected(text: String) =
        thought(text).copy(repaired = Repaired("Иванов", "Исправлено", "Вернуть").takeIf { text == "иванов" })

    private fun form(vararg components: Component) = ScriptedForm(time, components.toList())

    private fun codeForm() =
        form(codeField(Verdict.None)).also { world ->
            world.core.thinks = { _, text, _ ->
                val digits = text.take(6)
                thought(digits, if (digits.length == 6) Verdict.Good else Verdict.None)
            }
        }

    private fun codeField(verdict: Verdict) =
        Component.CodeField(code.copy(enabled = true, verdict = verdict))

    private fun text(
        id: String,
        verdict: Verdict = Verdict.None,
    ) = Component.TextField(textField.copy(id = id, value = "", verdict = verdict, enabled = true))

    private fun password(
        id: String,
        repeats: String? = null,
        verdict: Verdict = Verdict.None,
    ) = Component.SecretField(secret.copy(id = id, repeats = repeats, verdict = verdict))

    private fun ScriptedForm.typed(id: String) = form.field(id) as TypedField

    private fun ScriptedForm.secret(id: String) = form.field(id) as SecretField
}

private fun TypedField.type(text: String) = type(TextFieldValue(text, TextRange(text.length)))

private fun SecretField.type(text: String) = type(TextFieldValue(text, TextRange(text.length)))

private fun OneTimeCode.type(text: String) = type(TextFieldValue(text, TextRange(text.length)))
