package ru.kabinet.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onRoot
import org.junit.Assert.assertEquals
import org.junit.Test
import ru.kabinet.core.Language
import ru.kabinet.core.samples
import java.nio.file.Files

/** What a screen reader finds on every sample, as text that is kept beside the tests. */
@OptIn(ExperimentalTestApi::class)
class SampleSemanticsTest {
    @Test
    fun `what is heard of every sample in Russian is what was kept`() = compare(Look.LIGHT)

    @Test
    fun `what is heard does not change with the size of the text`() = compare(Look.LARGE)

    @Test
    fun `what is heard of every sample in English is what was kept`() = compare(Look.LARGE_ENGLISH)

    private fun compare(look: Look) {
        val heard =
            samples(look.language).joinToString("\n") { sample ->
                var lines = emptyList<String>()
                SampleScene.run(sample, look) { test -> lines = test.onRoot().fetchSemanticsNode().heard() }
                "# ${sample.name}\n${lines.joinToString("\n")}\n"
            }
        val language = if (look.language == Language.RU) "ru" else "en"
        val kept = KEPT.resolve("semantics/$language.txt")
        if (Pictures.isRecording) {
            Files.createDirectories(kept.parent)
            Files.writeString(kept, heard)
        }
        assertEquals(Files.readString(kept), heard)
    }
}
