package ru.kabinet.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.runDesktopComposeUiTest
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PortalProcess
import ru.kabinet.core.covers
import java.nio.file.Files
import java.nio.file.Path

/** A core that can't be opened: there is a screen all the same, and the person gets on without ending the app. */
@OptIn(ExperimentalTestApi::class)
class UnopenedTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    @Test
    fun `a tap tries again, says when it came to the same, and leads on once it can`() =
        onAFile { listener, file ->
            covers("NAT-01")
            listener.hears("Не удаётся прочитать память")
            listener.tap(AGAIN)
            listener.hears("Открыть всё ещё не получается")
            Files.delete(file)
            listener.tap(AGAIN)
            Citizen(listener, portal).toCode()
        }

    @Test
    fun `coming back tries again, too`() =
        onAFile { listener, file ->
            listener.hears("Не удаётся прочитать память")
            Files.delete(file)
            listener.report(PlatformEvent.Foreground)
            listener.screen(Citizen.WELCOME)
        }

    @Test
    fun `another app that has the data is named`() =
        PortalProcess(folder.newFolder().toPath()).use { portal ->
            runDesktopComposeUiTest(Look.LIGHT.width, Look.LIGHT.height) {
                val data = folder.newFolder().toPath()
                val first = Listener(this, portal, data)
                val second = Listener(this, portal, data, platform = first.platform)
                first.start()
                second.open()
                second.start()
                second.hears("Кабинет уже открыт")
                first.end()
                second.tap(AGAIN)
                second.screen(Citizen.WELCOME)
                second.end()
            }
        }

    private lateinit var portal: PortalProcess

    /** A phone where a file stands in the place of its data. */
    private fun onAFile(go: (Listener, Path) -> Unit) =
        PortalProcess(folder.newFolder().toPath()).use { started ->
            portal = started
            runDesktopComposeUiTest(Look.LIGHT.width, Look.LIGHT.height) {
                val file = folder.newFile().toPath()
                val listener = Listener(this, started, file)
                listener.open()
                listener.start()
                go(listener, file)
                listener.end()
            }
        }

    private companion object {
        const val AGAIN = "Попробовать ещё раз"
    }
}
