package ru.kabinet.ui

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isNotEnabled
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.runDesktopComposeUiTest
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import ru.kabinet.core.Busy
import ru.kabinet.core.Component
import ru.kabinet.core.Sample
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import ru.kabinet.ui.host.Pictures as Updates

/** What the phone does around a screen as time goes on. */
@OptIn(ExperimentalTestApi::class)
class PhoneViewTest {
    @Test
    fun `a notice goes by itself after six seconds`() =
        SampleScene.run(sample("notice-info"), Look.LIGHT) { test ->
            test.pass(2_000)
            assertTrue(test.hears("button «$CLOSE»"))
            test.pass(3_000)
            assertFalse(test.hears("button «$CLOSE»"))
        }

    @Test
    fun `a notice can be closed`() =
        SampleScene.run(sample("notice-info"), Look.LIGHT) { test ->
            test.onNode(hasContentDescription(CLOSE)).performClick()
            test.pass(100)
            assertFalse(test.hears("button «$CLOSE»"))
        }

    @Test
    fun `work is shown, and said, once it has lasted`() =
        SampleScene.run(sample("action"), Look.LIGHT) { test ->
            draw {
                it.copy(
                    top =
                        it.top.copy(
                            busy =
                                Busy(
                                    it.top.actions
                                        .first()
                                        .id,
                                    "Отправляем…",
                                ),
                        ),
                )
            }
            test.pass(250)
            assertFalse(test.hears("Отправляем"))
            test.pass(150)
            assertTrue(test.hears("button «Отправляем…», disabled"))
            assertTrue(test.hears("text «Отправляем…», says itself (polite)"))
        }

    @Test
    fun `while something is under way no box can be ticked`() =
        SampleScene.run(sample("check-box"), Look.LIGHT) { test ->
            draw { it.copy(top = it.top.copy(busy = Busy(null, "Отправляем…"))) }
            test.pass(500)
            assertTrue(test.hears("checkbox «Получать новости»", "disabled"))
        }

    @Test
    fun `what is said of a screen is gone with it`() =
        SampleScene.run(sample("notice-info"), Look.LIGHT) { test ->
            assertTrue(test.hears("says itself"))
            draw { it.copy(top = it.top.copy(key = "another", notice = null)) }
            test.pass(100)
            assertFalse(test.hears("says itself"))
        }

    @Test
    fun `an offer that is chosen stands in its field`() =
        SampleScene.run(sample("offers"), Look.LIGHT) { test ->
            test.onNode(hasContentDescription("1 1 2, 2 3 3, 4 4 5, 9 5")).performClick()
            test.pass(100)
            assertTrue(test.hears("input «СНИЛС», holds «112-233-445 95»"))
        }

    @Test
    fun `a correction is taken back by a tap`() =
        SampleScene.run(sample("typing"), Look.LIGHT) { test ->
            // A mouse would take the focus from another field first; a finger and a screen reader do not.
            test.onNode(hasText("Отменить")).performSemanticsAction(SemanticsActions.OnClick)
            test.pass(100)
            assertTrue(test.hears("input «Фамилия», holds «иванов»"))
        }

    private val calendar =
        only(Component.DateField(first<Component.DateField>("date-field").field.copy(latest = "2012-11-15")))

    @Test
    fun `a day that may be chosen in the calendar stands in its field, others are closed`() =
        SampleScene.run(calendar, Look.LIGHT) { test ->
            test.onNode(hasContentDescription("Выбрать в календаре")).performClick()
            test.pass(1_000)
            val day =
                SemanticsMatcher("a day") { node ->
                    node.config.getOrNull(SemanticsProperties.Text)?.any { DAY.matches(it.text) } == true
                }
            assertTrue(test.onAllNodes(day and isNotEnabled()).fetchSemanticsNodes().isNotEmpty())
            test.onAllNodes(day and isEnabled() and hasClickAction())[1].performClick()
            test.pass(1_000)
            assertTrue(test.hears("input «Дата рождения", "holds «02.11.2012"))
            assertTrue("the calendar is closed", test.onAllNodes(day).fetchSemanticsNodes().isEmpty())
        }

    @Test
    fun `another core begins with its own picture, not with that of the one before`() =
        runDesktopComposeUiTest {
            mainClock.autoAdvance = false
            var host by mutableStateOf(hostOf("Иванов"))
            setContent { KabinetTheme(moves = false) { PhoneView(host) } }
            mainClock.advanceTimeByFrame()
            assertTrue(hears("Иванов"))
            runOnUiThread {
                host = hostOf("Петров")
                Snapshot.sendApplyNotifications()
            }
            repeat(5) { mainClock.advanceTimeByFrame() }
            assertTrue(hears("Петров"))
            assertFalse(hears("Иванов"))
        }

    private fun hostOf(surname: String): FlowHost {
        val field = first<Component.TextField>("text-field").field.copy(value = surname)
        val sample = only(Component.TextField(field))
        return FlowHost(
            Updates(),
            CoroutineScope(Dispatchers.Unconfined),
            sample.language,
        ) { SampleCore(sample) }
    }

    /** A screen with nothing else on it. */
    private fun only(component: Component): Sample {
        val known = sample("text-field")
        val top = known.update.top.copy(components = listOf(component))
        return known.copy(update = known.update.copy(top = top), typed = emptyList())
    }

    /** In steps, for one thing brings another. */
    private fun DesktopComposeUiTest.pass(milliseconds: Long) =
        repeat((milliseconds / STEP_MS).toInt()) {
            mainClock.advanceTimeBy(STEP_MS)
            runOnUiThread(Snapshot::sendApplyNotifications)
        }

    private fun DesktopComposeUiTest.hears(vararg words: String) =
        onRoot().fetchSemanticsNode().heard().any { line -> words.all { it in line } }

    private companion object {
        const val CLOSE = "Закрыть сообщение"
        const val STEP_MS = 50L

        /** How the calendar calls its days: «Thursday, April 12, 1990». */
        val DAY = Regex("\\w+, .*\\d{4}")
    }
}
