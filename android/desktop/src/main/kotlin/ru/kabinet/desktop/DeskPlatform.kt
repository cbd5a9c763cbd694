package ru.kabinet.desktop

import ru.kabinet.core.LogLevel
import ru.kabinet.core.Permission
import ru.kabinet.core.Platform
import ru.kabinet.core.PlatformException
import ru.kabinet.platform.OutsideLink
import java.awt.Desktop
import java.io.IOException
import java.net.URI
import java.nio.file.Path
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.ScheduledThreadPoolExecutor
import java.util.concurrent.TimeUnit

/**
 * The system of a desk: a vault of files, links in the browser, jobs by a timer. It has no camera, no finger and nothing
 * that asks for a permission, and says so.
 *
 * @param jobs carries out what is due later
 * @param browse opens a page; null where nothing opens pages
 * @param runQueue carries out a job that was asked for; called on a thread of its own
 */
class DeskPlatform(
    vaultFolder: Path,
    private val jobs: ScheduledExecutorService = ScheduledThreadPoolExecutor(1),
    private val browse: ((URI) -> Unit)? = browser(),
    private val runQueue: () -> Unit,
) : Platform,
    AutoCloseable {
    private val vault = FolderVault(vaultFolder)

    override fun vaultCreate(alias: String) = vault.create(alias)

    override fun vaultWrap(
        alias: String,
        plain: ByteArray,
    ): ByteArray = vault.wrap(alias, plain)

    override fun vaultUnwrap(
        alias: String,
        wrapped: ByteArray,
    ): ByteArray = vault.unwrap(alias, wrapped)

    override fun vaultDestroy(alias: String) = vault.destroy(alias)

    override fun openLink(url: String) {
        val link = OutsideLink.of(url) ?: throw PlatformException.Refused("no link of a kind that is let out")
        // A desk dials no number.
        if (link is OutsideLink.Number) throw PlatformException.Unavailable()
        val open = browse ?: throw PlatformException.Unavailable()
        try {
            open(URI(link.uri))
        } catch (fault: IOException) {
            throw PlatformException.Failed(fault.toString())
        }
    }

    override fun share(path: String): Unit = throw PlatformException.Unavailable()

    override fun askPermission(
        token: ULong,
        permission: Permission,
    ): Unit = throw PlatformException.Unavailable()

    override fun takePhoto(token: ULong): Unit = throw PlatformException.Unavailable()

    override fun askBiometrics(
        token: ULong,
        reason: String,
    ): Unit = throw PlatformException.Unavailable()

    override fun scheduleJob(delayMs: ULong) {
        val delay = delayMs.coerceAtMost(Long.MAX_VALUE.toULong()).toLong()
        try {
            jobs.schedule(runQueue, delay, TimeUnit.MILLISECONDS)
        } catch (_: RejectedExecutionException) {
            throw PlatformException.Refused("no job begins any more")
        }
    }

    override fun log(
        level: LogLevel,
        line: String,
    ) {
        if (level >= LogLevel.INFO) System.err.println("$level $line")
    }

    /** No job begins any more. */
    override fun close() {
        jobs.shutdownNow()
    }
}

/** The desk's browser. */
private fun browser(): ((URI) -> Unit)? {
    val opens = Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)
    return if (opens) Desktop.getDesktop()::browse else null
}
