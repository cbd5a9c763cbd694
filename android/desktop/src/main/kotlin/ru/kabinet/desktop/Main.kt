package ru.kabinet.desktop

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import ru.kabinet.core.Config
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.host.FlowHost
import java.awt.event.WindowEvent
import java.awt.event.WindowFocusListener
import java.nio.file.Path
import java.time.ZonedDateTime
import java.util.Locale

/** The name of the app, as the desk's system would have it. */
private const val APP_NAME = "Кабинет"
private const val QUEUE_DEADLINE_MS = 30_000uL

/** Opens the phone of a data folder in a window: `PORTAL DATA`. */
fun main(arguments: Array<String>) {
    val (portal, data) = arguments
    val folder = Path.of(data)
    var opened: FlowHost? = null
    val platform = DeskPlatform(folder.resolve("vault")) { opened?.runQueue(QUEUE_DEADLINE_MS) }
    val config = config(folder, portal)
    val host = FlowHost.open(config, platform, CoroutineScope(Dispatchers.Default))
    opened = host
    val system = DeskSystem(config.language, host::report)
    host.report(
        PlatformEvent.LocalTime((ZonedDateTime.now().offset.totalSeconds / SECONDS_IN_MINUTE).toShort()),
    )
    application {
        val state = rememberWindowState(width = (PHONE_WIDTH + COLUMN_WIDTH).dp, height = HEIGHT.dp)
        Window(onCloseRequest = ::exitApplication, state = state, title = APP_NAME) {
            DisposableEffect(Unit) {
                val focus = FocusNews(system)
                window.addWindowFocusListener(focus)
                onDispose { window.removeWindowFocusListener(focus) }
            }
            CompositionLocalProvider(LocalAppName provides APP_NAME) { DeskView(host, system) }
        }
    }
    platform.close()
    host.close()
}

private fun config(
    folder: Path,
    portal: String,
): Config {
    val language = if (Locale.getDefault().language == "en") Language.EN else Language.RU
    return Config(folder.resolve("phone").toString(), portal, language, "desk", emptyList())
}

private class FocusNews(
    private val system: DeskSystem,
) : WindowFocusListener {
    override fun windowGainedFocus(event: WindowEvent) = system.windowFocused(true)

    override fun windowLostFocus(event: WindowEvent) = system.windowFocused(false)
}

private const val PHONE_WIDTH = 390
private const val HEIGHT = 844
private const val SECONDS_IN_MINUTE = 60
