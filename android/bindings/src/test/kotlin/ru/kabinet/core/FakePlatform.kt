package ru.kabinet.core

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * A phone's system for tests: its vault keeps AES-256-GCM keys in memory and fails on demand, and it writes down
 * what else it was asked for.
 */
class FakePlatform : Platform {
    private val keys = ConcurrentHashMap<String, SecretKey>()

    /** While set, every vault call throws what this makes. */
    @Volatile
    var vaultFailure: (() -> Exception)? = null

    /** What the core logged. */
    val log = CopyOnWriteArrayList<Pair<LogLevel, String>>()

    /** Calls other than the vault's and the log's, as text. */
    val calls = CopyOnWriteArrayList<String>()

    override fun vaultCreate(alias: String) {
        failIfAsked()
        keys.computeIfAbsent(alias) {
            KeyGenerator.getInstance("AES").apply { init(KEY_BITS) }.generateKey()
        }
    }

    override fun vaultWrap(
        alias: String,
        plain: ByteArray,
    ): ByteArray {
        failIfAsked()
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, key(alias))
        return cipher.iv + cipher.doFinal(plain)
    }

    override fun vaultUnwrap(
        alias: String,
        wrapped: ByteArray,
    ): ByteArray {
        failIfAsked()
        val cipher = Cipher.getInstance(TRANSFORMATION)
        val nonce = GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES)
        cipher.init(Cipher.DECRYPT_MODE, key(alias), nonce)
        return try {
            cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
        } catch (_: AEADBadTagException) {
            throw PlatformException.KeyLost()
        }
    }

    override fun vaultDestroy(alias: String) {
        failIfAsked()
        keys.remove(alias)
    }

    override fun openLink(url: String) = note("open $url")

    override fun share(path: String) = note("share $path")

    override fun askPermission(
        token: ULong,
        permission: Permission,
    ) = note("permission $permission $token")

    override fun takePhoto(token: ULong) = note("photo $token")

    override fun askBiometrics(
        token: ULong,
        reason: String,
    ) = note("biometrics $token")

    override fun scheduleJob(delayMs: ULong) = note("job $delayMs")

    override fun log(
        level: LogLevel,
        line: String,
    ) {
        log += level to line
    }

    private fun note(call: String) {
        calls += call
    }

    private fun failIfAsked() {
        vaultFailure?.let { throw it() }
    }

    private fun key(alias: String) = keys[alias] ?: throw PlatformException.KeyLost()

    private companion object {
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val NONCE_BYTES = 12
        const val TAG_BITS = 128
    }
}
