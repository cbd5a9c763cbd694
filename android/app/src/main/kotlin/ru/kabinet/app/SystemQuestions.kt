package ru.kabinet.app

import android.Manifest
import android.app.Activity
import android.app.NotificationManager
import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import android.provider.MediaStore
import android.util.Log
import ru.kabinet.core.Permission
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PlatformException
import java.io.IOException

/** Whether the answer is yes. No results at all mean that the question was taken away unanswered. */
internal fun areAllGranted(results: IntArray): Boolean =
    results.isNotEmpty() && results.all { it == PackageManager.PERMISSION_GRANTED }

/**
 * What the system asks the person on the core's behalf: permissions, a picture, a finger. Each question
 * returns at once; its answer is told to [report] or comes back through [requests].
 */
internal class SystemQuestions(
    private val context: Context,
    private val visible: VisibleActivity,
    private val requests: Requests,
    private val files: HandedOutFiles,
    private val report: (PlatformEvent) -> Unit,
) {
    /**
     * Asks for a permission that is not given yet. To whom said «never again» the system answers no by
     * itself.
     */
    fun askPermission(
        token: ULong,
        permission: Permission,
    ) {
        val asked = Asked.ForPermission(token)
        when (permission) {
            Permission.CAMERA -> {
                askPermission(asked, Manifest.permission.CAMERA)
            }

            Permission.NOTIFICATIONS if Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU -> {
                askPermission(asked, POST_NOTIFICATIONS)
            }

            // Older systems have a switch and no question.
            Permission.NOTIFICATIONS -> {
                val notifications = context.service<NotificationManager>()
                report(asked.answer(notifications.areNotificationsEnabled()))
            }
        }
    }

    private fun askPermission(
        asked: Asked.ForPermission,
        name: String,
    ) {
        if (isGranted(name)) return report(asked.answer(passed = true))
        inActivity(asked) { activity, code -> activity.requestPermissions(arrayOf(name), code) }
    }

    /** Opens the camera, which leaves its picture in the inbox. */
    fun takePhoto(token: ULong) {
        if (!context.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)) {
            throw PlatformException.Unavailable()
        }
        // The system starts no camera for an app that declares the permission and was not given it.
        val isAllowed = isGranted(Manifest.permission.CAMERA)
        if (!isAllowed) throw PlatformException.Refused("no permission for the camera")
        requireActivity()
        val picture =
            try {
                files.newPicture()
            } catch (error: IOException) {
                throw PlatformException.Failed("no room for a picture: ${error.javaClass.simpleName}")
            }
        val link =
            checkNotNull(HandedOutProvider.linkTo(context, files, picture)) { "the inbox is handed out" }
        val camera =
            Intent(MediaStore.ACTION_IMAGE_CAPTURE)
                .putExtra(MediaStore.EXTRA_OUTPUT, link)
                .addFlags(Intent.FLAG_GRANT_WRITE_URI_PERMISSION or Intent.FLAG_GRANT_READ_URI_PERMISSION)
        camera.clipData = ClipData.newRawUri(null, link)
        val asked = Asked.ForPhoto(token, picture)
        inActivity(asked) { activity, code -> activity.startActivityForResult(camera, code) }
    }

    /** Asks for the person's finger or face; [reason] is what they read. */
    fun askBiometrics(
        token: ULong,
        reason: String,
    ) {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P || !BiometricQuestion.isAvailable(context)) {
            throw PlatformException.Unavailable()
        }
        inActivity(Asked.ForBiometrics(token)) { activity, code ->
            BiometricQuestion.ask(activity, reason) { passed -> requests.answer(code, passed) }
        }
    }

    private fun isGranted(name: String): Boolean =
        context.checkSelfPermission(name) == PackageManager.PERMISSION_GRANTED

    private fun requireActivity(): Activity =
        visible.activity ?: throw PlatformException.Refused("the app is not in view")

    /** Lets the activity ask. What it can't ask after all is answered with a no, for the core waits. */
    private fun inActivity(
        asked: Asked,
        ask: (Activity, code: Int) -> Unit,
    ) {
        val activity = requireActivity()
        val code = requests.begin(asked)
        activity.runOnUiThread {
            try {
                check(!activity.isFinishing && !activity.isDestroyed) { "the activity is gone" }
                ask(activity, code)
            } catch (failure: RuntimeException) {
                Log.w(LOG_TAG, "a question was not asked: ${failure.javaClass.simpleName}")
                requests.answer(code, passed = false)
            }
        }
    }

    private companion object {
        /** [Manifest.permission] has it from API 33 on. */
        const val POST_NOTIFICATIONS = "android.permission.POST_NOTIFICATIONS"
    }
}
