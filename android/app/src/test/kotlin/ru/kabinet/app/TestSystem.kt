package ru.kabinet.app

import android.app.Activity
import android.content.ContentResolver
import android.content.Context
import android.content.pm.PackageManager
import org.mockito.ArgumentMatchers.any
import org.mockito.ArgumentMatchers.anyString
import org.mockito.Mockito.doAnswer
import org.mockito.Mockito.mock
import org.mockito.Mockito.`when`
import ru.kabinet.core.PlatformEvent
import java.io.File

/** The platform on a system that does what a test says. [root] is the app's private folder. */
internal class TestSystem(
    root: File,
) {
    val context: Context = mock(Context::class.java)
    val packages: PackageManager = mock(PackageManager::class.java)

    /** What the core was told. */
    val told = mutableListOf<PlatformEvent>()

    val files = HandedOutFiles(root).also { check(it.empty()) }
    val requests = Requests(told::add)
    val visible = VisibleActivity(created = {}, shown = {}, closed = requests::refuseAll)

    /** Whether the system takes jobs. */
    var takesJobs = true

    /** Delays of the jobs that were asked for. */
    val jobs = mutableListOf<Long>()

    val platform: AndroidPlatform

    init {
        `when`(context.packageName).thenReturn("ru.kabinet.app")
        `when`(context.packageManager).thenReturn(packages)
        val resolver = mock(ContentResolver::class.java)
        `when`(resolver.getType(any())).thenReturn("application/pdf")
        `when`(context.contentResolver).thenReturn(resolver)
        `when`(context.checkSelfPermission(anyString())).thenReturn(PackageManager.PERMISSION_DENIED)
        val queue = QueueTurns { delay -> takesJobs.also { if (it) jobs += delay } }
        val questions = SystemQuestions(context, visible, requests, files, told::add)
        platform = AndroidPlatform(context, KeystoreVault(hasStrongBox = false), questions, files, queue)
    }

    /** The person gave this permission before. */
    fun grant(permission: String) {
        `when`(context.checkSelfPermission(permission)).thenReturn(PackageManager.PERMISSION_GRANTED)
    }

    /** The person has not given this permission. */
    fun deny(permission: String) {
        `when`(context.checkSelfPermission(permission)).thenReturn(PackageManager.PERMISSION_DENIED)
    }

    /** The phone has this feature. */
    fun equip(feature: String) {
        `when`(packages.hasSystemFeature(feature)).thenReturn(true)
    }

    /** The phone lacks this feature. */
    fun lack(feature: String) {
        `when`(packages.hasSystemFeature(feature)).thenReturn(false)
    }

    /** The person sees the app. */
    fun show(): Activity {
        val activity = mock(Activity::class.java)
        doAnswer { it.getArgument<Runnable>(0).run() }.`when`(activity).runOnUiThread(any())
        visible.onActivityStarted(activity)
        return activity
    }
}
