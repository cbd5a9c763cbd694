package ru.kabinet.ui

import androidx.compose.ui.test.ExperimentalTestApi
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import ru.kabinet.core.samples

/** Every sample looks as it did when somebody looked at it. */
@OptIn(ExperimentalTestApi::class)
@RunWith(Parameterized::class)
class SamplePicturesTest(
    private val look: Look,
) {
    @Test
    fun `every sample looks as the kept picture`() {
        val differences =
            samples(look.language).mapNotNull { sample ->
                var difference: String? = null
                SampleScene.run(sample, look) {
                    difference = Pictures.difference("${look.folder}/${sample.name}", picture().cropped())
                }
                difference
            }
        assertEquals("", differences.joinToString("\n"))
    }

    companion object {
        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun looks() = Look.entries
    }
}
