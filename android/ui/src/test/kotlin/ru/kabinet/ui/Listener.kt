package ru.kabinet.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.unit.Density
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.fail
import ru.kabinet.core.Config
import ru.kabinet.core.FakePlatform
import ru.kabinet.core.Platform
import ru.kabinet.core.PortalProcess
import ru.kabinet.core.TestPhone
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/**
 * Somebody who only hears the phone: finds what is there by what it is and what it is called, types into what takes text
 * and activates what can be activated, as a screen reader does it. Never looks at the core.
 */
@OptIn(ExperimentalTestApi::class)
class Listener(
    private val test: DesktopComposeUiTest,
    private val portal: PortalProcess,
    private val folder: Path,
    private val look: Look = Look.LIGHT,
    /** The phone's system; it stays when the app is killed. */
    val platform: FakePlatform = FakePlatform(),
    private val typingRests: CoroutineScope = CoroutineScope(Dispatchers.Default),
    private val openHost: (Config, Platform, CoroutineScope) -> FlowHost = FlowHost::open,
) {
    private var host: FlowHost? = null

    /** Starts the app; or starts it again, as after it was killed. */
    fun start() {
        host?.close()
        val config = TestPhone.config(folder, portal.address)
        val opened = openHost(config, platform, typingRests)
        host = opened
        show(opened)
    }

    /** News of the phone's system. */
    fun report(event: ru.kabinet.core.PlatformEvent) = checkNotNull(host).report(event)

    /** The system's back. */
    fun back() = test.runOnUiThread { checkNotNull(host).back() }

    /** The phone, as it is drawn. */
    fun open() {
        // A wheel that turns is never at rest: frames are told to come.
        test.mainClock.autoAdvance = false
        test.setContent {
            CompositionLocalProvider(
                LocalDensity provides Density(1f, look.textSize),
                LocalAppName provides SampleScene.APP_NAME,
            ) {
                KabinetTheme(look.dark, INTER, moves = false) { shown.value?.let { PhoneView(it) } }
            }
        }
    }

    /** Waits until a line is heard that holds all of this. */
    fun hears(vararg words: String) =
        awaitLine("hears ${words.joinToString()}") { line ->
            words.all {
                it in
                    line
            }
        }

    /** Waits until the screen with that heading is there. */
    fun screen(title: String) = awaitLine("the heading «$title»") { it.startsWith("heading «$title»") }

    /** Waits until no line holds this any more. */
    fun isGone(words: String) {
        await("«$words» gone") { heard().none { words in it } }
    }

    /** Activates the only thing of that name that can be activated, once it may be. */
    fun tap(name: String) {
        val target =
            SemanticsMatcher("can be activated and is called «$name»") {
                it.canBeActivated() &&
                    it.isCalled(name)
            }
        awaitOne(target).performSemanticsAction(SemanticsActions.OnClick)
        frame()
    }

    /** Types into the field of that name, in place of what stands there. */
    fun type(
        text: String,
        field: String,
    ) {
        awaitField(field).performTextReplacement(text)
        frame()
    }

    /** Goes into the field of that name, and so out of the one before. */
    fun goTo(field: String) {
        awaitField(field).performSemanticsAction(SemanticsActions.RequestFocus)
        frame()
    }

    /** One key in the field of that name, behind what stands there. */
    fun press(
        key: Char,
        field: String,
    ) {
        awaitField(field).performTextInput(key.toString())
        frame()
    }

    /** Lets the phone be for so many milliseconds: what is still under way comes to its end. */
    fun rest(milliseconds: Long) {
        val end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds)
        while (System.nanoTime() < end) frame()
    }

    /** What stands in the field of that name. */
    fun standsIn(field: String): String {
        val node = awaitField(field).fetchSemanticsNode()
        return node.config[SemanticsProperties.EditableText].text
    }

    /** Ends the app. */
    fun end() {
        show(null)
        host?.close()
        host = null
    }

    private val shown = mutableStateOf<FlowHost?>(null)

    private fun show(next: FlowHost?) {
        test.runOnUiThread {
            shown.value = next
            Snapshot.sendApplyNotifications()
        }
        frame()
    }

    private fun frame() = test.mainClock.advanceTimeByFrame()

    private fun heard() = test.onRoot().fetchSemanticsNode().heard()

    private fun awaitLine(
        what: String,
        wanted: (String) -> Boolean,
    ) = await(what) { heard().any(wanted) }

    private fun awaitField(name: String) =
        awaitOne(hasSetTextAction() and SemanticsMatcher("is called «$name»") { it.isCalled(name) })

    private fun awaitOne(matcher: SemanticsMatcher): SemanticsNodeInteraction {
        await(matcher.description) { test.onAllNodes(matcher).fetchSemanticsNodes().size == 1 }
        return test.onNode(matcher)
    }

    private fun await(
        what: String,
        isThere: () -> Boolean,
    ) {
        val deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
        while (!isThere()) {
            if (System.nanoTime() > deadline) fail("not: $what; heard:\n${heard().joinToString("\n")}")
            frame()
        }
    }

    private fun SemanticsNode.canBeActivated() =
        config.contains(SemanticsActions.OnClick) &&
            !config.contains(SemanticsProperties.Disabled) &&
            !config.contains(SemanticsActions.SetText)

    /** By its whole name, or by how that begins. */
    private fun SemanticsNode.isCalled(name: String): Boolean {
        val described = config.getOrNull(SemanticsProperties.ContentDescription)?.firstOrNull()
        val called =
            described ?: config.getOrNull(SemanticsProperties.Text)?.firstOrNull()?.text ?: return false
        val plain = called.plain()
        return plain == name || (name.endsWith("…") && plain.startsWith(name.dropLast(1)))
    }

    private companion object {
        const val PATIENCE_SECONDS = 15L
    }
}
