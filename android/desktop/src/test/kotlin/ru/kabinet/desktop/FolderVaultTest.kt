package ru.kabinet.desktop

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import ru.kabinet.core.PlatformException
import ru.kabinet.core.covers
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

/** The desk's vault keeps keys as a phone's hardware would. */
class FolderVaultTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val dataKey = ByteArray(32) { it.toByte() }

    @Test
    fun `a data key comes back after a restart, and under no other alias`() {
        val wrapped =
            open().run {
                create("one")
                create("two")
                wrap("one", dataKey)
            }
        assertArrayEquals(dataKey, open().unwrap("one", wrapped))
        assertThrows(PlatformException.KeyLost::class.java) { open().unwrap("two", wrapped) }
    }

    @Test
    fun `a key is made once, and lost once it is destroyed`() {
        val vault = open()
        vault.create("one")
        val wrapped = vault.wrap("one", dataKey)
        vault.create("one")
        assertArrayEquals(dataKey, vault.unwrap("one", wrapped))
        repeat(2) { vault.destroy("one") }
        assertThrows(PlatformException.KeyLost::class.java) { vault.unwrap("one", wrapped) }
        assertThrows(PlatformException.KeyLost::class.java) { vault.wrap("one", dataKey) }
    }

    @Test
    fun `what is cut or no key at all is lost, not a crash`() {
        val vault = open()
        vault.create("one")
        val wrapped = vault.wrap("one", dataKey)
        for (length in listOf(0, 12, wrapped.size - 1)) {
            assertThrows(
                PlatformException.KeyLost::class.java,
            ) { vault.unwrap("one", wrapped.copyOf(length)) }
        }
    }

    @Test
    fun `nobody else reads the keys, whatever an alias is called`() {
        covers("NAT-06")
        open().create("../../else where")
        val files = Files.list(folder.root.toPath().resolve("vault")).use { it.toList() }
        assertEquals(1, files.size)
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(files.single())),
        )
    }

    private fun open() = FolderVault(folder.root.toPath().resolve("vault"))
}
