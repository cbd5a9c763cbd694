package ru.kabinet.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.focus.FocusManager
import androidx.compose.ui.graphics.toAwtImage
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import ru.kabinet.core.CodeField
import ru.kabinet.core.Component
import ru.kabinet.core.Overlay
import ru.kabinet.core.Sample
import ru.kabinet.core.Update
import ru.kabinet.core.Verdict
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import ru.kabinet.ui.time.LocalMonotonicClock
import java.awt.image.BufferedImage
import ru.kabinet.ui.host.Pictures as Updates

/** One sample on a phone that is set up as a look says, with everything typed that the sample has typed. */
@OptIn(ExperimentalTestApi::class)
class SampleScene(
    private val test: DesktopComposeUiTest,
    private val sample: Sample,
    private val look: Look,
) {
    val core = SampleCore(sample)
    private val updates = Updates()
    private lateinit var focus: FocusManager
    private var seq = sample.update.seq

    /** What was shown until the time that the picture is of. */
    fun show() {
        test.mainClock.autoAdvance = false
        val host = FlowHost(updates, CoroutineScope(Dispatchers.Unconfined), sample.language) { core }
        test.setContent {
            CompositionLocalProvider(
                LocalDensity provides Density(1f, look.textSize),
                LocalAppName provides APP_NAME,
                LocalMonotonicClock provides { test.mainClock.currentTime },
            ) {
                focus = LocalFocusManager.current
                KabinetTheme(look.dark, INTER, moves = false) { PhoneView(host) }
            }
        }
        pass()
        for (typed in sample.typed) {
            field(typed.field).performTextReplacement(typed.text)
            if (typed.left) test.runOnUiThread { focus.clearFocus() }
            pass()
        }
        val code = sample.typed.isNotEmpty() && sample.codes().isNotEmpty()
        if (code) {
            val top = sample.update.top.copy(visit = sample.update.top.visit + 1u)
            seq += 1u
            updates.updated(sample.update.copy(seq = seq, top = top))
            pass()
        }
        pass()
    }

    /** Something comes to lie over what is shown; with null it goes. */
    fun layOver(overlay: Overlay?) {
        draw { it.copy(overlay = overlay) }
        pass()
    }

    /** The core draws another picture of it. */
    fun draw(change: (Update) -> Update) {
        seq += 1u
        updates.updated(change(sample.update).copy(seq = seq))
        test.runOnUiThread(Snapshot::sendApplyNotifications)
    }

    fun picture(): BufferedImage = test.onRoot().captureToImage().toAwtImage()

    private fun field(id: String): SemanticsNodeInteraction {
        val label = sample.update.labelOf(id)
        val nodes = test.onAllNodes(hasSetTextAction() and (hasText(label) or hasContentDescription(label)))
        // Of several that are called alike, the sample's order decides.
        val alike = sample.update.fields().filter { sample.update.labelOf(it) == label }
        return nodes[alike.indexOf(id)]
    }

    /** Long enough for what shows after a while, too short for what goes by itself; in steps, for one thing brings another. */
    private fun pass() =
        repeat(STEPS) {
            test.mainClock.advanceTimeBy(STEP_MS)
            test.runOnUiThread(Snapshot::sendApplyNotifications)
        }

    companion object {
        const val STEPS = 10
        const val STEP_MS = 100L

        /** Of the system, which has one name for the app. */
        const val APP_NAME = "Кабинет"

        fun run(
            sample: Sample,
            look: Look,
            body: SampleScene.(DesktopComposeUiTest) -> Unit,
        ) = runDesktopComposeUiTest(
            look.width,
            if (sample.update.overlay ==
                null
            ) {
                look.height
            } else {
                Look.LIGHT.height
            },
        ) {
            val scene = SampleScene(this, sample, look)
            scene.show()
            scene.body(this)
        }
    }
}

private fun Sample.codes() = update.top.components.mapNotNull { (it as? Component.CodeField)?.field }

/** A code is judged after it was typed. */
internal fun Sample.beforeCode(): Update {
    if (typed.isEmpty() || codes().isEmpty()) return update
    val asked = { field: CodeField -> field.copy(enabled = true, verdict = Verdict.None) }
    val components =
        update.top.components.map {
            if (it is Component.CodeField) Component.CodeField(asked(it.field)) else it
        }
    return update.copy(top = update.top.copy(components = components, busy = null))
}

private fun Update.fields(): List<String> = top.components.mapNotNull { it.field()?.first }

private fun Update.labelOf(id: String) =
    top.components
        .firstNotNullOf {
            it.field()?.takeIf { field ->
                field.first ==
                    id
            }
        }.second

private fun Component.field(): Pair<String, String>? =
    when (this) {
        is Component.TextField -> field.id to field.label
        is Component.DateField -> field.id to field.label
        is Component.SecretField -> field.id to field.label
        is Component.CodeField -> field.id to field.label
        else -> null
    }
