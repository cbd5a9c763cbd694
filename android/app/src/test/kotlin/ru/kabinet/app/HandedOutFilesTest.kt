package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.io.File
import java.io.IOException
import java.nio.file.Files

class HandedOutFilesTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var files: HandedOutFiles

    @Before
    fun `the app starts`() {
        files = HandedOutFiles(folder.root)
        assertTrue(files.empty())
    }

    @Test
    fun `a copy to share is found under its link, to be read`() {
        val copy = File(files.share, "справка № 7.pdf").apply { writeText("copy") }
        val path = checkNotNull(files.pathOf(copy))
        assertEquals(listOf("share", "справка № 7.pdf"), path)
        assertEquals(HandedOut(copy, isWritable = false), files.resolve(path))
    }

    @Test
    fun `each picture has a file of its own, to be written`() {
        val pictures = List(2) { files.newPicture() }
        assertNotEquals(pictures[0], pictures[1])
        for (picture in pictures) {
            assertEquals(
                HandedOut(picture, isWritable = true),
                files.resolve(checkNotNull(files.pathOf(picture))),
            )
        }
    }

    @Test
    fun `nothing outside the two folders has a link, and no link leads outside`() {
        val secret = File(folder.newFolder("phone"), "kabinet.db").apply { writeText("secret") }
        val nested =
            File(
                files.share,
                "deeper",
            ).apply { mkdir() }.resolve("a.pdf").apply { writeText("nested") }
        val way = File(files.share, "way")
        Files.createSymbolicLink(way.toPath(), secret.toPath())
        val outside =
            listOf(secret, nested, way, files.share, File(files.share, "../phone/kabinet.db"), File(""))
        for (file in outside) assertNull("$file", files.pathOf(file))
        val paths =
            listOf(
                emptyList(),
                listOf("share"),
                listOf("share", ""),
                listOf("share", "."),
                listOf("share", "missing"),
                listOf("share", "way"),
                listOf("share", "deeper"),
                listOf("share", "deeper/a.pdf"),
                listOf("share", "../phone/kabinet.db"),
                listOf("share", "..", "phone", "kabinet.db"),
                listOf("..", "phone"),
                listOf("phone", "kabinet.db"),
            )
        for (path in paths) assertNull("$path", files.resolve(path))
    }

    @Test
    fun `the next start finds both folders empty, whatever lay there`() {
        File(files.share, "a.pdf").writeText("copy")
        File(files.share, "deeper").mkdir()
        files.newPicture()
        assertTrue(files.empty())
        for (left in listOf(
            files.share,
            files.inbox,
        )) {
            assertEquals(emptyList<String>(), left.list()?.toList())
        }
    }

    @Test
    fun `a folder that can't be made is told`() {
        val occupied = HandedOutFiles(folder.newFile("occupied"))
        assertFalse(occupied.empty())
        assertThrows(IOException::class.java) { occupied.newPicture() }
    }
}
