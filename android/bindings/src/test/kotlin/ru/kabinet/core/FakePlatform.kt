package ru.kabinet.core

import java.nio.ByteBuffer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.random.Random

/**
 * A phone's system for tests: its vault remembers what it wrapped and gives out handles that say nothing, fails on
 * demand, and it writes down what else it was asked for.
 */
class FakePlatform : Platform {
    /** What was wrapped under an alias, by its handle. */
    private val vault = ConcurrentHashMap<String, MutableMap<ByteBuffer, ByteArray>>()

    /** While set, every vault call throws what this makes. */
    @Volatile
    var vaultFailure: (() -> Exception)? = null

    /** What the core logged. */
    val log = CopyOnWriteArrayList<Pair<LogLevel, String>>()

    /** Calls other than the vault's and the log's, as text. */
    val calls = CopyOnWriteArrayList<String>()

    override fun vaultCreate(alias: String) {
        failIfAsked()
        vault.computeIfAbsent(alias) { ConcurrentHashMap() }
    }

    override fun vaultWrap(
        alias: String,
        plain: ByteArray,
    ): ByteArray {
        failIfAsked()
        val handle = Random.nextBytes(HANDLE_BYTES)
        wrapped(alias)[ByteBuffer.wrap(handle.copyOf())] = plain.copyOf()
        return handle
    }

    override fun vaultUnwrap(
        alias: String,
        wrapped: ByteArray,
    ): ByteArray {
        failIfAsked()
        return wrapped(alias)[ByteBuffer.wrap(wrapped)]?.copyOf() ?: throw PlatformException.KeyLost()
    }

    override fun vaultDestroy(alias: String) {
        failIfAsked()
        vault.remove(alias)
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

    private fun wrapped(alias: String) = vault[alias] ?: throw PlatformException.KeyLost()

    private companion object {
        const val HANDLE_BYTES = 48
    }
}
