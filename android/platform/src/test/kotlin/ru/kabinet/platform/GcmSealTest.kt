package ru.kabinet.platform

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Test
import javax.crypto.AEADBadTagException
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

class GcmSealTest {
    private val key = newKey()
    private val plain = ByteArray(32) { it.toByte() }
    private val context = "alias".encodeToByteArray()

    @Test
    fun `what is sealed opens with its key and context`() {
        val sealed = GcmSeal.seal(key, plain, context)
        assertEquals("nonce, text and tag", 12 + plain.size + 16, sealed.size)
        assertArrayEquals(plain, GcmSeal.open(key, sealed, context))
    }

    @Test
    fun `no nonce comes twice`() {
        val nonces = List(50) { GcmSeal.seal(key, plain, context).take(12) }
        assertEquals(nonces.size, nonces.toSet().size)
    }

    @Test
    fun `another key, another context and any other byte open nothing`() {
        val sealed = GcmSeal.seal(key, plain, context)
        assertRefused(newKey(), sealed, context)
        assertRefused(key, sealed, "other".encodeToByteArray())
        for (index in sealed.indices) {
            val changed = sealed.copyOf()
            changed[index] = (changed[index].toInt() xor 1).toByte()
            assertRefused(key, changed, context)
        }
    }

    @Test
    fun `what is cut short opens nothing, whatever is left`() {
        val sealed = GcmSeal.seal(key, plain, context)
        for (length in sealed.indices) assertRefused(key, sealed.copyOf(length), context)
        assertFalse("the text is not among it", sealed.toList().windowed(plain.size).contains(plain.toList()))
    }

    private fun assertRefused(
        key: SecretKey,
        sealed: ByteArray,
        context: ByteArray,
    ) {
        assertThrows(AEADBadTagException::class.java) { GcmSeal.open(key, sealed, context) }
    }

    private fun newKey(): SecretKey = KeyGenerator.getInstance("AES").apply { init(256) }.generateKey()
}
