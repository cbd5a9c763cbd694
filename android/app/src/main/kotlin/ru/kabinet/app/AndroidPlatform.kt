package ru.kabinet.app

import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.util.Log
import ru.kabinet.core.LogLevel
import ru.kabinet.core.Permission
import ru.kabinet.core.Platform
import ru.kabinet.core.PlatformException
import ru.kabinet.platform.OutsideLink
import java.io.File

/** Under which the app writes into the system's log. */
internal const val LOG_TAG = "kabinet"

/** The core's platform: the Android system. Called on threads of the core. */
internal class AndroidPlatform(
    private val context: Context,
    private val vault: KeystoreVault,
    private val questions: SystemQuestions,
    private val files: HandedOutFiles,
    private val queue: QueueTurns,
) : Platform {
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
        val uri = Uri.parse(link.uri)
        when (link) {
            is OutsideLink.Page -> {
                start(
                    Intent(Intent.ACTION_VIEW, uri).addCategory(Intent.CATEGORY_BROWSABLE),
                )
            }

            is OutsideLink.Number -> {
                start(Intent(Intent.ACTION_DIAL, uri))
            }
        }
    }

    override fun share(path: String) {
        val link =
            HandedOutProvider.linkTo(context, files, File(path))
                ?: throw PlatformException.Refused("no file of the folder that is shared from")
        val offer =
            Intent(Intent.ACTION_SEND)
                .setType(context.contentResolver.getType(link))
                .putExtra(Intent.EXTRA_STREAM, link)
                .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        offer.clipData = ClipData.newRawUri(null, link)
        start(Intent.createChooser(offer, null))
    }

    override fun askPermission(
        token: ULong,
        permission: Permission,
    ) = questions.askPermission(token, permission)

    override fun takePhoto(token: ULong) = questions.takePhoto(token)

    override fun askBiometrics(
        token: ULong,
        reason: String,
    ) = questions.askBiometrics(token, reason)

    override fun scheduleJob(delayMs: ULong) {
        val delay = delayMs.coerceAtMost(Long.MAX_VALUE.toULong()).toLong()
        if (!queue.ask(delay)) throw PlatformException.Refused("the system takes no more jobs")
    }

    override fun log(
        level: LogLevel,
        line: String,
    ) {
        Log.println(priority(level), LOG_TAG, line)
    }

    private fun start(intent: Intent) {
        try {
            context.startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        } catch (_: ActivityNotFoundException) {
            throw PlatformException.Unavailable()
        } catch (refusal: SecurityException) {
            throw PlatformException.Refused(refusal.javaClass.simpleName)
        }
    }

    private fun priority(level: LogLevel): Int =
        when (level) {
            LogLevel.TRACE -> Log.VERBOSE
            LogLevel.DEBUG -> Log.DEBUG
            LogLevel.INFO -> Log.INFO
            LogLevel.WARN -> Log.WARN
            LogLevel.ERROR -> Log.ERROR
        }
}
