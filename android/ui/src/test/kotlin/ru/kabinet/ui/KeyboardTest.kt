package ru.kabinet.ui

import androidx.compose.ui.input.key.Key
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.KeyInjectionScope
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isFocused
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.pressKey
import androidx.compose.ui.test.withKeyDown
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import ru.kabinet.core.Language
import ru.kabinet.core.Overlay
import ru.kabinet.core.Sample
import ru.kabinet.core.samples

/** Who goes by the keys alone stays in what lies over a screen, and finds their place again when it goes. */
@OptIn(ExperimentalTestApi::class)
class KeyboardTest {
    private val samples = samples(Language.RU).associateBy(Sample::name)

    private val question = listOf("Отправить и выйти", "Удалить и выйти", "Остаться")

    @Test
    fun `the keys go round in what lies over a screen, forwards and back`() {
        on("check-box") { test ->
            repeat(3) { test.press { pressKey(Key.Tab) } }
            layOver(overlay("confirmation"))
            assertTrue("nothing of it has been chosen", test.focused().isEmpty())
            assertEquals(question + question.first(), List(4) { test.after { pressKey(Key.Tab) } })
            assertEquals(question.reversed(), List(3) { test.after(KeyInjectionScope::pressBack) })
        }
        on("check-box") { test ->
            layOver(overlay("confirmation"))
            assertEquals("Остаться", test.after(KeyInjectionScope::pressBack))
        }
    }

    @Test
    fun `a sheet and the question that follows it have the focus one after the other`() =
        on("list-row") { test ->
            layOver(overlay("sheet"))
            assertEquals(listOf("Закрыть", "Закрыть"), List(2) { test.after { pressKey(Key.Tab) } })
            layOver(overlay("confirmation"))
            assertEquals(question.first(), test.after { pressKey(Key.Tab) })
        }

    @Test
    fun `the only field has the focus at once, and another picture leaves it where the person took it`() =
        on("code-field") { test ->
            val field = test.focused().single()
            val taken = test.after { pressKey(Key.Tab) }
            assertNotEquals(field.first, taken)
            draw { it.copy(top = it.top.copy(visit = it.top.visit + 1u)) }
            test.press { }
            assertEquals(taken, test.focused().single().first)
        }

    @Test
    fun `Enter leads from one text to the next that can be filled in`() =
        on("text-field") { test ->
            repeat(2) { test.press { pressKey(Key.Tab) } }
            val places = List(4) { test.after { pressKey(Key.Enter) }.substringBefore(" · ") }
            assertEquals(listOf("Фамилия", "Имя", "СНИЛС", "Комментарий"), places)
            assertTrue(core.taps.isEmpty())
        }

    @Test
    fun `Escape and Enter reach what lies over a screen and nothing else`() =
        on("check-box") { test ->
            test.press { pressKey(Key.Tab) }
            layOver(overlay("confirmation"))
            test.press { pressKey(Key.Enter) }
            assertTrue("nothing has been chosen yet", core.taps.isEmpty())
            test.press { pressKey(Key.Escape) }
            val safe = (overlay("confirmation") as Overlay.Confirmation).actions.last()
            assertEquals(safe.id, core.taps.single().action)
        }

    @Test
    fun `when it goes the focus is where it was, wherever that is`() {
        for (screen in listOf("check-box", "list-row", "text-field", "date-field", "top-bar", "action")) {
            on(screen) { test ->
                val places = LinkedHashSet<Pair<String, Float>>()
                while (true) {
                    test.press { pressKey(Key.Tab) }
                    val place = test.focused().single()
                    if (!places.add(place)) break
                    layOver(overlay("sheet"))
                    test.press { pressKey(Key.Tab) }
                    layOver(null)
                    assertEquals(screen, listOf(place), test.focused())
                }
                assertTrue("$screen: $places", places.size > 1)
            }
        }
    }

    @Test
    fun `a correction is undone by the keys alone, coming back from the next field`() {
        val sample = samples.getValue("typing")
        // Up to the field that is corrected when it is left.
        SampleScene.run(sample.copy(typed = sample.typed.dropLast(1)), Look.LIGHT) { test ->
            val undo = "Отменить"
            val places = generateSequence { test.after(KeyInjectionScope::pressBack) }.take(MANY)
            assertTrue("it can be reached", places.any { it == undo })
            test.press { pressKey(Key.Enter) }
            test.press { }
            assertEquals(0, test.onAllNodes(hasText(undo)).fetchSemanticsNodes().size)
            val surname = hasSetTextAction() and (hasText("Фамилия") or hasContentDescription("Фамилия"))
            val stands = test.onNode(surname).fetchSemanticsNode().config[SemanticsProperties.EditableText]
            assertEquals(sample.typed.last { it.field == "repaired" }.text, stands.text)
        }
    }

    private fun on(
        screen: String,
        body: SampleScene.(DesktopComposeUiTest) -> Unit,
    ) = SampleScene.run(samples.getValue(screen).copy(typed = emptyList()), Look.LIGHT, body)

    private fun overlay(name: String): Overlay = checkNotNull(samples.getValue(name).update.overlay)

    private fun DesktopComposeUiTest.press(keys: KeyInjectionScope.() -> Unit) {
        onRoot().performKeyInput(keys)
        mainClock.advanceTimeByFrame()
    }

    /** What has the focus after these keys. */
    private fun DesktopComposeUiTest.after(keys: KeyInjectionScope.() -> Unit): String {
        press(keys)
        return focused().single().first
    }

    /** What has the focus: its name, and how far down it stands, for several may be called alike. */
    private fun DesktopComposeUiTest.focused(): List<Pair<String, Float>> =
        onAllNodes(isFocused()).fetchSemanticsNodes().map { node ->
            val described = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
            val written =
                node.config
                    .getOrNull(SemanticsProperties.Text)
                    .orEmpty()
                    .map { it.text }
            (described + written).joinToString(" · ").plain() to node.boundsInRoot.top
        }

    private companion object {
        /** More places than any sample has. */
        const val MANY = 20
    }
}

@OptIn(ExperimentalTestApi::class)
private fun KeyInjectionScope.pressBack() = withKeyDown(Key.ShiftLeft) { pressKey(Key.Tab) }
