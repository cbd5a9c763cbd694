package ru.kabinet.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.asComposeCanvas
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.pointer.PointerEventType
import androidx.compose.ui.input.pointer.PointerType
import androidx.compose.ui.platform.PlatformContext
import androidx.compose.ui.scene.CanvasLayersComposeScene
import androidx.compose.ui.scene.ComposeSceneContext
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsOwner
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.IntSize
import kotlinx.coroutines.CoroutineDispatcher
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Surface
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlin.coroutines.CoroutineContext
import java.awt.event.KeyEvent as AwtKey

/**
 * The phone as a look sets it up, touched and typed on like a real one and drawn in software, frame by frame on the thread
 * that calls. Nothing moves between two calls, and no test waits for it: what it does can be timed.
 */
@OptIn(InternalComposeUiApi::class)
class DrawnPhone(
    private val host: FlowHost,
    look: Look = Look.LIGHT,
) : AutoCloseable {
    private val thread = Waiting()
    private val surface = Surface.makeRasterN32Premul(look.width, look.height)
    private val canvas = surface.canvas.asComposeCanvas()
    private val owners = ArrayList<SemanticsOwner>()
    private var now = 0L
    private var composed = ""

    private val scene =
        CanvasLayersComposeScene(
            density = Density(1f, look.textSize),
            size = IntSize(look.width, look.height),
            coroutineContext = thread,
            composeSceneContext =
                object : ComposeSceneContext {
                    override val platformContext = Found(owners)
                },
        )

    init {
        scene.setContent {
            CompositionLocalProvider(LocalAppName provides SampleScene.APP_NAME) {
                KabinetTheme(look.dark, INTER, moves = false) { PhoneView(host) }
                val key =
                    host.updates
                        .collectAsState()
                        .value.top.key
                SideEffect { composed = key }
            }
        }
    }

    /** Draws the next frame into pixels, a sixtieth of a second after the one before. */
    fun frame() = frame(FRAME_NS)

    private fun frame(afterNs: Long) {
        // Compose tells of changes from a thread of its own, which may come after this frame.
        Snapshot.sendApplyNotifications()
        thread.work()
        now += afterNs
        scene.render(canvas, now)
    }

    /** Waits for the screen `key`, and draws the first frame in which it can be seen. */
    fun awaitScreen(key: String) {
        while (host.updates.value.top.key != key) thread.await()
        do frame() while (composed != key)
        repeat(FRAMES_OF_NOTHING) { frame() }
    }

    /** Lets all that moves come to rest. */
    fun settle() = repeat(FRAMES_OF_REST) { frame(REST_NS) }

    /** The middle of what is called so and can be activated. */
    fun placeOf(name: String): Offset {
        val nodes = owners.flatMap { it.unmergedRootSemanticsNode.all() }
        val found = nodes.filter { it.config.contains(SemanticsActions.OnClick) && it.name() == name }
        return checkNotNull(found.singleOrNull()) { "${found.size} of «$name»" }.boundsInRoot.center
    }

    /** A finger comes down. */
    fun press(place: Offset) = scene.sendPointerEvent(PointerEventType.Press, place, type = PointerType.Touch)

    /** The finger is lifted, which is the tap. */
    fun lift(place: Offset) =
        scene.sendPointerEvent(PointerEventType.Release, place, type = PointerType.Touch)

    /** A key of a keyboard. */
    fun key(char: Char) {
        scene.sendKeyEvent(typed(char))
    }

    /** The key that takes the last sign away. */
    fun deleteKey() {
        scene.sendKeyEvent(KeyEvent(Key.Backspace, KeyEventType.KeyDown))
    }

    /** What is drawn now. */
    fun pixels(): ByteArray {
        val bitmap = Bitmap().apply { allocPixels(surface.imageInfo) }
        surface.readPixels(bitmap, 0, 0)
        return checkNotNull(bitmap.readPixels())
    }

    override fun close() {
        scene.close()
        surface.close()
    }

    private fun typed(char: Char): KeyEvent {
        val event =
            AwtKey(KEYBOARD, AwtKey.KEY_TYPED, 0L, 0, AwtKey.VK_UNDEFINED, char, AwtKey.KEY_LOCATION_UNKNOWN)
        return KeyEvent(Key.Unknown, KeyEventType.Unknown, char.code, nativeEvent = event)
    }

    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    private fun SemanticsNode.name(): String? {
        val here = config.getOrNull(SemanticsProperties.Text)?.firstOrNull()?.text
        val described = config.getOrNull(SemanticsProperties.ContentDescription)?.firstOrNull()
        return (described ?: here ?: children.firstNotNullOfOrNull { it.name() })?.plain()
    }

    /** The main thread's queue: work that other threads hand over lies in it until the phone gets to it. */
    private class Waiting : CoroutineDispatcher() {
        private val tasks = LinkedBlockingQueue<Runnable>()

        override fun dispatch(
            context: CoroutineContext,
            block: Runnable,
        ) = tasks.put(block)

        fun work() {
            while (true) (tasks.poll() ?: return).run()
        }

        fun await() = checkNotNull(tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) { "nothing comes" }.run()
    }

    /** A window that remembers where the trees of what is shown hang. */
    private class Found(
        private val owners: MutableList<SemanticsOwner>,
    ) : PlatformContext by PlatformContext.Empty {
        override val semanticsOwnerListener =
            object : PlatformContext.SemanticsOwnerListener {
                override fun onSemanticsOwnerAppended(semanticsOwner: SemanticsOwner) {
                    owners += semanticsOwner
                }

                override fun onSemanticsOwnerRemoved(semanticsOwner: SemanticsOwner) {
                    owners -= semanticsOwner
                }

                override fun onSemanticsChange(semanticsOwner: SemanticsOwner) = Unit

                override fun onLayoutChange(
                    semanticsOwner: SemanticsOwner,
                    semanticsNodeId: Int,
                ) = Unit
            }
    }

    private companion object {
        const val PATIENCE_SECONDS = 15L
        const val FRAME_NS = 1_000_000_000L / 60

        /** A screen comes by a fade that begins with nothing of it. */
        const val FRAMES_OF_NOTHING = 3

        /** Longer than any movement takes; the end of one may begin another. */
        const val REST_NS = 500_000_000L
        const val FRAMES_OF_REST = 4

        /** A key comes from somewhere. */
        val KEYBOARD = object : java.awt.Component() {}
    }
}
