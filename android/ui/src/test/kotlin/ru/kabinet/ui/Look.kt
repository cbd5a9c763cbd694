package ru.kabinet.ui

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import ru.kabinet.core.Language
import java.io.File
import java.nio.file.Path

/** How a person has set up their phone. */
enum class Look(
    val language: Language,
    val width: Int,
    val height: Int,
    val dark: Boolean,
    val textSize: Float,
) {
    LIGHT(Language.RU, 390, 844, dark = false, textSize = 1f),
    DARK(Language.RU, 390, 844, dark = true, textSize = 1f),

    /** A small phone with text twice as large: as long as what stands on it. */
    LARGE(Language.RU, 320, 4000, dark = false, textSize = 2f),
    LARGE_ENGLISH(Language.EN, 320, 4000, dark = false, textSize = 2f),
    ;

    /** Where its kept pictures lie. */
    val folder = name.lowercase().replace('_', '-')
}

/** The same typeface on every machine. */
val INTER: FontFamily by lazy {
    val folders = listOf("/usr/share/fonts", "/usr/local/share/fonts").map(::File)
    val files = folders.flatMap { it.walk().filter(File::isFile).toList() }
    val named = { weight: String ->
        checkNotNull(files.firstOrNull { it.nameWithoutExtension == "Inter-$weight" }) {
            "no Inter-$weight on this machine (Debian: fonts-inter)"
        }
    }
    FontFamily(
        Font(named("Regular"), FontWeight.Normal),
        Font(named("Medium"), FontWeight.Medium),
        Font(named("SemiBold"), FontWeight.SemiBold),
        Font(named("Bold"), FontWeight.Bold),
    )
}

/** Where the tests of this module keep what they compare with. */
val KEPT: Path = Path.of(System.getProperty("user.dir"), "src/test")
