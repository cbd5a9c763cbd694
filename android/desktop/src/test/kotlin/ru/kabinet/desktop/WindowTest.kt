package ru.kabinet.desktop

import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import ru.kabinet.core.PortalProcess
import ru.kabinet.core.Project
import ru.kabinet.core.covers
import ru.kabinet.desktop.PersonAtTheDesk.Companion.CLICK
import ru.kabinet.desktop.PersonAtTheDesk.Companion.SEE
import java.nio.file.Files
import java.nio.file.Path

/** The window itself, on a display that nobody sees, against a portal that runs. */
class WindowTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(90)

    @Test
    fun `the window opens, leads on, ends its process when it is closed and goes on where one was`() {
        covers("NAT-06")
        PortalProcess(folder.newFolder().toPath()).use { portal ->
            VirtualDisplay().use { display ->
                val data = folder.newFolder().toPath()
                open(display, portal, data, CLICK to "Регистрация", SEE to "Получить код")
                open(
                    display,
                    portal,
                    data,
                    SEE to "Получить код",
                    CLICK to "English",
                    SEE to "Get a code",
                    CLICK to "In the background",
                    CLICK to "Back to the app",
                    SEE to "Get a code",
                )
            }
        }
    }

    /** Started as `cargo xtask phone` starts it, but for the person who sits before it. */
    private fun open(
        display: VirtualDisplay,
        portal: PortalProcess,
        data: Path,
        vararg steps: Pair<String, String>,
    ) {
        val built = Path.of(System.getProperty("user.dir"), "target")
        val libraries = Files.readString(built.resolve("classpath")).trim()
        val said = folder.newFile()
        val window =
            ProcessBuilder(
                "java",
                "-cp",
                "${built.resolve("classes")}:${built.resolve("test-classes")}:$libraries",
                "-Djna.library.path=${Project.artifacts}",
                "-Dskiko.renderApi=SOFTWARE",
                "-Duser.language=ru",
                PersonAtTheDesk::class.java.name,
                portal.address,
                "$data",
                *steps.map { (what, name) -> "$what=$name" }.toTypedArray(),
            )
        window.environment()["DISPLAY"] = display.name
        val process = window.redirectErrorStream(true).redirectOutput(said).start()
        try {
            val code = process.waitFor()
            assertEquals("what it said:\n${said.readText()}", 0, code)
        } finally {
            process.destroyForcibly()
        }
    }
}
