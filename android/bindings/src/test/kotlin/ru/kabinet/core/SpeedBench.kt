package ru.kabinet.core

import org.junit.Test
import java.nio.file.Path

/**
 * What the boundary costs: the same taps and keys through JNA and, in a process beside it, by Rust itself, one round of
 * each in turn. No test by its name: `cargo xtask bench` runs it and reads the figures, in nanoseconds, from a file.
 */
class SpeedBench {
    private val figures = BenchFigures()

    @Test
    fun `the same through JNA and by Rust itself`() {
        Direct(figures.folder.resolve("direct")).use { direct ->
            TestPhone(figures.folder.resolve("jna")).use { phone ->
                for (round in 0 until WARM_UP + figures.rounds) {
                    for ((command, count) in COMMANDS) {
                        val ofDirect = direct.round(command, count)
                        val ofJna = if (command == "dispatch") dispatch(phone, count) else check(phone, count)
                        if (round < WARM_UP) continue
                        figures.note("$command direct", ofDirect)
                        figures.note("$command JNA", ofJna)
                    }
                }
            }
        }
        figures.write()
    }

    /** Goes to and fro between two screens; nanoseconds of one tap until the observer has what follows. */
    private fun dispatch(
        phone: TestPhone,
        count: Int,
    ): Double {
        val begun = System.nanoTime()
        repeat(count) {
            phone.tap(phone.toPhoneScreen(), "back")
        }
        phone.awaitScreen(TestPhone.WELCOME)
        return (System.nanoTime() - begun) / (2.0 * count)
    }

    /** Types a number key by key; nanoseconds of one key. */
    private fun check(
        phone: TestPhone,
        count: Int,
    ): Double {
        val screen = phone.toPhoneScreen()
        val begun = System.nanoTime()
        repeat(count) {
            NUMBER.fold("") { stands, key ->
                val text = stands + key
                phone.kabinet.checkField(screen.top.key, "phone", text, text.length.toUInt(), null).text
            }
        }
        val each = (System.nanoTime() - begun) / (NUMBER.length.toDouble() * count)
        phone.tap(screen, "back")
        phone.awaitScreen(TestPhone.WELCOME)
        return each
    }

    /** The contender that is Rust alone. */
    private class Direct(
        folder: Path,
    ) : AutoCloseable {
        private val process =
            ProcessBuilder(Project.artifacts.resolve("kabinet-bench").toString(), "dispatch", "$folder")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
        private val input = process.outputWriter()
        private val output = process.inputReader()

        fun round(
            command: String,
            count: Int,
        ): Double {
            input.write("$command $count\n")
            input.flush()
            return checkNotNull(output.readLine()) { "no figure for $command" }.toDouble()
        }

        override fun close() {
            input.close()
            process.waitFor()
        }
    }

    private companion object {
        const val NUMBER = "89001234567"

        /** Rounds in which the JVM compiles what is measured. */
        const val WARM_UP = 10
        val COMMANDS = listOf("dispatch" to 100, "check" to 100)
    }
}
