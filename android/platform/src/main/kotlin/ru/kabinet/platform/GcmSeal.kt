package ru.kabinet.platform

import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** AES-256-GCM in one array: the nonce, then the ciphertext with its tag. */
object GcmSeal {
    private const val TRANSFORMATION = "AES/GCM/NoPadding"
    private const val NONCE_BYTES = 12
    private const val TAG_BYTES = 16

    /**
     * Seals [plain], bound to [context]: it opens with the same context only. The key's provider chooses the
     * nonce, as the Android Keystore insists on.
     */
    fun seal(
        key: SecretKey,
        plain: ByteArray,
        context: ByteArray,
    ): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, key)
        cipher.updateAAD(context)
        check(cipher.iv.size == NONCE_BYTES) { "a nonce of ${cipher.iv.size} bytes" }
        return cipher.iv + cipher.doFinal(plain)
    }

    /**
     * Opens what [seal] made.
     *
     * @throws AEADBadTagException it was made with another key or context, was changed, or is cut short.
     */
    fun open(
        key: SecretKey,
        sealed: ByteArray,
        context: ByteArray,
    ): ByteArray {
        if (sealed.size < NONCE_BYTES + TAG_BYTES) throw AEADBadTagException("cut short")
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(
            Cipher.DECRYPT_MODE,
            key,
            GCMParameterSpec(TAG_BYTES * Byte.SIZE_BITS, sealed, 0, NONCE_BYTES),
        )
        cipher.updateAAD(context)
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.size - NONCE_BYTES)
    }
}
