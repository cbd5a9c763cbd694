package ru.kabinet.app

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import ru.kabinet.core.PlatformException
import ru.kabinet.platform.GcmSeal
import java.security.KeyStore
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

/**
 * The core's key vault: AES-256-GCM keys that never leave the Android Keystore. No key asks for the person's
 * finger or for an unlocked screen, for the queue is sent in the background; before the first unlock after a
 * start the app's own storage is closed anyway. [hasStrongBox]: the phone has a chip of its own for keys.
 */
internal class KeystoreVault(
    private val hasStrongBox: Boolean,
) {
    /** Makes the key [alias], if there is none yet. */
    fun create(alias: String) =
        guarded {
            if (!keystore().containsAlias(alias)) make(alias)
        }

    /** Seals [plain] with the key [alias] and wipes it. */
    fun wrap(
        alias: String,
        plain: ByteArray,
    ): ByteArray =
        guarded {
            try {
                GcmSeal.seal(key(alias), plain, alias.encodeToByteArray())
            } finally {
                plain.fill(0)
            }
        }

    /** Opens what [wrap] made. */
    fun unwrap(
        alias: String,
        wrapped: ByteArray,
    ): ByteArray = guarded { GcmSeal.open(key(alias), wrapped, alias.encodeToByteArray()) }

    /** Destroys the key [alias]; one that is not there is destroyed. */
    fun destroy(alias: String) =
        guarded {
            val keystore = keystore()
            if (keystore.containsAlias(alias)) keystore.deleteEntry(alias)
        }

    private fun make(alias: String) {
        val inStrongBox =
            hasStrongBox && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && StrongBoxKey.make(alias)
        if (!inStrongBox) generate(specification(alias))
    }

    private fun key(alias: String): SecretKey =
        keystore().getKey(alias, null) as? SecretKey ?: throw PlatformException.KeyLost()

    private fun keystore(): KeyStore = KeyStore.getInstance(KEYSTORE).apply { load(null) }

    /** Whatever the Keystore throws, checked or not, reaches the core as what it means. */
    private inline fun <T> guarded(call: () -> T): T =
        try {
            call()
        } catch (thrown: Exception) {
            throw vaultFault(thrown, Build.VERSION.SDK_INT)
        }
}

private const val KEYSTORE = "AndroidKeyStore"
private const val KEY_BITS = 256

private fun specification(alias: String): KeyGenParameterSpec.Builder =
    KeyGenParameterSpec
        .Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
        .setKeySize(KEY_BITS)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        .setUserAuthenticationRequired(false)

private fun generate(specification: KeyGenParameterSpec.Builder) {
    val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE)
    generator.init(specification.build())
    generator.generateKey()
}

@FromApi(Build.VERSION_CODES.P)
private object StrongBoxKey {
    /**
     * Makes the key in the chip; false when the chip takes none, because it is full or lacks the algorithm.
     */
    fun make(alias: String): Boolean =
        try {
            generate(specification(alias).setIsStrongBoxBacked(true).setUnlockedDeviceRequired(false))
            true
        } catch (_: StrongBoxUnavailableException) {
            false
        }
}
