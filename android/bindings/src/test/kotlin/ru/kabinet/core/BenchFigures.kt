package ru.kabinet.core

import java.nio.file.Files
import java.nio.file.Path

/** The figures of a bench that `cargo xtask bench` runs: it says where they go and how many rounds it wants. */
class BenchFigures {
    /** The bench's own folder. */
    val folder: Path = Path.of(property("folder"))

    /** How many rounds of each contender count. */
    val rounds: Int = property("rounds").toInt()

    private val figures = linkedMapOf<String, MutableList<Double>>()

    /** Keeps a round of a contender, whose name has two words; in nanoseconds. */
    fun note(
        contender: String,
        time: Double,
    ) {
        figures.getOrPut(contender, ::mutableListOf) += time
    }

    /** Writes them, a contender a line. */
    fun write() {
        val lines = figures.map { (name, times) -> "$name ${times.joinToString(" ")}" }
        Files.writeString(folder.resolve("figures"), lines.joinToString("\n", postfix = "\n"))
    }

    private fun property(name: String): String =
        checkNotNull(System.getProperty("kabinet.bench.$name")) { "no $name" }
}
