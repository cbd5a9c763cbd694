package ru.kabinet.ui

import java.awt.image.BufferedImage
import java.nio.file.Files
import java.nio.file.Path
import javax.imageio.ImageIO
import kotlin.math.abs

/**
 * Pictures that are kept beside the tests: a changed one fails with a picture of the difference.
 * `-Dkabinet.kept=record` keeps what is drawn now.
 */
object Pictures {
    /** Whether what is drawn or said now is kept, in place of being compared. */
    val isRecording = System.getProperty("kabinet.kept") == "record"

    private val drawn = Path.of(System.getProperty("user.dir"), "target/pictures")

    /** What differs from the kept picture, in words; null where nothing does. */
    fun difference(
        name: String,
        picture: BufferedImage,
    ): String? {
        val kept = KEPT.resolve("pictures/$name.png")
        if (isRecording) {
            write(kept, picture)
            return null
        }
        write(drawn.resolve("$name.png"), picture)
        if (!Files.exists(kept)) return "$name: no picture is kept; look at target/pictures/$name.png"
        val before = ImageIO.read(kept.toFile())
        if (before.width != picture.width || before.height != picture.height) {
            val (was, now) = listOf(before, picture).map { "${it.width} × ${it.height}" }
            return "$name: was $was, is $now (target/pictures/$name.png)"
        }
        return compared(name, before, picture)
    }

    private fun compared(
        name: String,
        before: BufferedImage,
        now: BufferedImage,
    ): String? {
        val difference = BufferedImage(now.width, now.height, BufferedImage.TYPE_INT_RGB)
        var changed = 0
        for (y in 0 until now.height) {
            for (x in 0 until now.width) {
                val isSame = isSame(before.getRGB(x, y), now.getRGB(x, y))
                if (!isSame) changed += 1
                difference.setRGB(x, y, if (isSame) faded(now.getRGB(x, y)) else MARK)
            }
        }
        if (changed == 0) return null
        write(drawn.resolve("$name.difference.png"), difference)
        return "$name: $changed pixels differ (target/pictures/$name.difference.png)"
    }

    /** The same but for what another processor may round otherwise. */
    private fun isSame(
        one: Int,
        other: Int,
    ) = one == other || SHIFTS.all { abs((one shr it and BYTE) - (other shr it and BYTE)) <= ROUNDING }

    private fun faded(rgb: Int): Int {
        val grey = SHIFTS.sumOf { rgb shr it and BYTE } / SHIFTS.size / 4 + 191
        return SHIFTS.fold(0) { all, shift -> all or (grey shl shift) }
    }

    private fun write(
        path: Path,
        picture: BufferedImage,
    ) {
        Files.createDirectories(path.parent)
        ImageIO.write(picture, "png", path.toFile())
    }

    private val SHIFTS = listOf(16, 8, 0)
    private const val BYTE = 0xFF
    private const val ROUNDING = 2
    private const val MARK = 0xD02020
}

/** Without the empty part below what is drawn, but for a margin. */
fun BufferedImage.cropped(): BufferedImage {
    val ground = getRGB(0, height - 1)
    val isEmpty = { y: Int -> (0 until width).all { x -> getRGB(x, y) == ground } }
    val last = (height - 1 downTo 0).firstOrNull { !isEmpty(it) } ?: 0
    return getSubimage(0, 0, width, (last + MARGIN).coerceAtMost(height))
}

private const val MARGIN = 16
