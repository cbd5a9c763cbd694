package ru.kabinet.desktop

import java.util.concurrent.TimeUnit

/** A screen that nobody sees, under a number that was free. */
class VirtualDisplay : AutoCloseable {
    private val server =
        ProcessBuilder("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", SCREEN)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()

    /** What programs call it. */
    val name: String =
        ":" + (server.inputReader().readLine() ?: throw AssertionError("Xvfb did not start ($server)"))

    override fun close() {
        server.destroy()
        if (!server.waitFor(10, TimeUnit.SECONDS)) server.destroyForcibly().waitFor()
    }

    private companion object {
        const val SCREEN = "800x1000x24"
    }
}
