package ru.kabinet.desktop

import ru.kabinet.core.LogLevel
import ru.kabinet.core.Permission
import ru.kabinet.core.Platform
import ru.kabinet.core.PlatformException
import java.awt.Desktop
import java.io.IOException
import java.net.URI
import java.net.URISyntaxException
import java.nio.file.Path
import java.util.concurrent.Executors
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit

/**
 * The system of a desk: a vault of files, links in the browser, jobs by a timer. It has no camera, no finger and nothing
 * that asks for a permission, and says so.
 *
 * @param runQueue carries out a job that was asked for; called on a thread of its own
 */
class DeskPlatform(
    vaultFolder: Path,
    private val runQueue: () -> Unit,
) : Platform,
    AutoCloseable {
    private val vault = FolderVault(vaultFolder)
    private val jobs: ScheduledExecutorService = Executors.newSingleThreadScheduledExecutor()

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
        val link =
            try {
                URI(url)
            } catch (fault: URISyntaxException) {
                throw PlatformException.Failed(fault.toString())
            }
        if (link.scheme != "https") throw PlatformException.Refused("a desk opens pages only")
        val opens = Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)
        if (!opens) throw PlatformException.Unavailable()
        try {
            Desktop.getDesktop().browse(link)
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
        jobs.schedule(runQueue, delayMs.toLong(), TimeUnit.MILLISECONDS)
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
