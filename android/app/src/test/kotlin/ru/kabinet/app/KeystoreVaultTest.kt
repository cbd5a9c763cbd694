package ru.kabinet.app

import android.security.keystore.KeyProperties
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import ru.kabinet.core.PlatformException
import ru.kabinet.core.covers
import java.security.ProviderException

class KeystoreVaultTest {
    @get:Rule
    val keystore = FakeKeystore()

    private val vault = KeystoreVault(hasStrongBox = false)

    @Test
    fun `a data key comes back as it was`() {
        vault.create(ALIAS)
        val given = dataKey()
        val wrapped = vault.wrap(ALIAS, given)
        assertArrayEquals("what was handed over is wiped", ByteArray(32), given)
        assertArrayEquals(dataKey(), vault.unwrap(ALIAS, wrapped))
    }

    @Test
    fun `a key is made once`() {
        vault.create(ALIAS)
        val wrapped = vault.wrap(ALIAS, dataKey())
        vault.create(ALIAS)
        assertArrayEquals(dataKey(), vault.unwrap(ALIAS, wrapped))
        assertEquals(1, keystore.specifications.size)
    }

    @Test
    fun `a key is of 256 bits, for GCM, and free to be used in the background`() {
        covers("NAT-04")
        vault.create(ALIAS)
        val made = keystore.specifications.single()
        assertEquals(256, made.keySize)
        assertEquals(listOf(KeyProperties.BLOCK_MODE_GCM), made.blockModes.toList())
        assertEquals(listOf(KeyProperties.ENCRYPTION_PADDING_NONE), made.encryptionPaddings.toList())
        assertEquals(KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT, made.purposes)
        assertTrue("the chip chooses each nonce", made.isRandomizedEncryptionRequired)
        assertFalse(made.isUserAuthenticationRequired)
        assertFalse(made.isUnlockedDeviceRequired)
    }

    @Test
    fun `a phone with a chip for keys makes them there, unless the chip takes none`() {
        val chip = KeystoreVault(hasStrongBox = true)
        chip.create("inside")
        keystore.isStrongBoxFull = true
        chip.create("beside")
        assertEquals(
            listOf("inside" to true, "beside" to true, "beside" to false),
            keystore.specifications.map { it.keystoreAlias to it.isStrongBoxBacked },
        )
        assertFalse(
            "nor do they need an unlocked screen",
            keystore.specifications.any {
                it.isUnlockedDeviceRequired
            },
        )
        assertArrayEquals(dataKey(), chip.unwrap("beside", chip.wrap("beside", dataKey())))
    }

    @Test
    fun `a key that is not there, or is another one, is lost`() {
        assertLost { vault.wrap(ALIAS, dataKey()) }
        vault.create(ALIAS)
        val wrapped = vault.wrap(ALIAS, dataKey())
        vault.create("another")
        assertLost { vault.unwrap("another", wrapped) }
        vault.destroy(ALIAS)
        assertLost { vault.unwrap(ALIAS, wrapped) }
        vault.create(ALIAS)
        assertLost { vault.unwrap(ALIAS, wrapped) }
        assertLost { vault.unwrap(ALIAS, ByteArray(0)) }
    }

    @Test
    fun `what one alias wrapped opens under no other, were the key the same`() {
        vault.create(ALIAS)
        val wrapped = vault.wrap(ALIAS, dataKey())
        keystore.keys["another"] = keystore.keys.getValue(ALIAS)
        assertLost { vault.unwrap("another", wrapped) }
    }

    @Test
    fun `a key is destroyed as often as one likes`() {
        vault.create(ALIAS)
        repeat(2) { vault.destroy(ALIAS) }
        assertTrue(keystore.keys.isEmpty())
    }

    @Test
    fun `a Keystore that fails is told as what it means, and the data key is wiped all the same`() {
        vault.create(ALIAS)
        keystore.failure = { ProviderException("out of order") }
        val given = dataKey()
        val calls =
            mapOf<String, () -> Any>(
                "create" to { vault.create("new") },
                "wrap" to { vault.wrap(ALIAS, given) },
                "unwrap" to { vault.unwrap(ALIAS, ByteArray(60)) },
                "destroy" to { vault.destroy(ALIAS) },
            )
        for ((name, call) in calls) assertThrows(name, PlatformException.Failed::class.java) { call() }
        assertArrayEquals(ByteArray(32), given)
    }

    private fun assertLost(call: () -> Any) {
        assertThrows(PlatformException.KeyLost::class.java) { call() }
    }

    private fun dataKey() = ByteArray(32) { (it + 1).toByte() }

    private companion object {
        const val ALIAS = "kabinet-1"
    }
}
