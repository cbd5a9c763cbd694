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
import ru.kabinet.core.KabinetException
import ru.kabinet.core.Language
import ru.kabinet.core.PlatformEvent
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import java.awt.event.WindowEvent
import java.awt.event.WindowFocusListener
import java.nio.file.Files
import java.nio.file.Path
import java.time.ZonedDateTime
import java.util.Locale
import kotlin.system.exitProcess

/** The name of the app, as the desk's system would have it. */
private const val APP_NAME = "Кабинет"
private const val QUEUE_DEADLINE_MS = 30_000uL

/** Opens the phone of a data folder in a window: `PORTAL DATA`. */
fun main(arguments: Array<String>) {
    val (portal, data) = arguments
    val folder = Path.of(data)
    var opened: FlowHost? = null
    val platform = DeskPlatform(folder.resolve("vault")) { opened?.runQueue(QUEUE_DEADLINE_MS) }
    val host =
        try {
            FlowHost.open(config(folder, portal), platform, CoroutineScope(Dispatchers.Default))
        } catch (refusal: KabinetException) {
            System.err.println("the phone can't be opened: ${refusal.message}")
            exitProcess(1)
        }
    opened = host
    host.report(
        PlatformEvent.LocalTime((ZonedDateTime.now().offset.totalSeconds / SECONDS_IN_MINUTE).toShort()),
    )
    application {
        val state = rememberWindowState(width = WIDTH.dp, height = HEIGHT.dp)
        Window(onCloseRequest = ::exitApplication, state = state, title = APP_NAME) {
            DisposableEffect(Unit) {
                val focus = FocusNews(host)
                window.addWindowFocusListener(focus)
                onDispose { window.removeWindowFocusListener(focus) }
            }
            CompositionLocalProvider(LocalAppName provides APP_NAME) { KabinetTheme { PhoneView(host) } }
        }
    }
    platform.close()
    host.close()
}

private fun config(
    folder: Path,
    portal: String,
): Config {
    val phone = folder.resolve("phone")
    Files.createDirectories(phone)
    val language = if (Locale.getDefault().language == "en") Language.EN else Language.RU
    return Config(phone.toString(), portal, language, "desk", emptyList())
}

/** A window that loses the focus is the app in the background. */
private class FocusNews(
    private val host: FlowHost,
) : WindowFocusListener {
    override fun windowGainedFocus(event: WindowEvent) = host.report(PlatformEvent.Foreground)

    override fun windowLostFocus(event: WindowEvent) = host.report(PlatformEvent.Background)
}

private const val WIDTH = 390
private const val HEIGHT = 844
private const val SECONDS_IN_MINUTE = 60
