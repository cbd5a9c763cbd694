package ru.kabinet.app

import android.app.Activity
import android.app.Application
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import android.util.Log
import ru.kabinet.core.Kabinet
import ru.kabinet.core.PlatformEvent

/** The process of the app: one core, and what connects it to the system. */
class KabinetApplication : Application() {
    /** The core. */
    internal val core: SingleCore =
        SingleCore(
            opener = { observer -> Kabinet.open(settings.config(), platform, observer) },
            log = { line -> Log.w(LOG_TAG, line) },
        )

    /** When the system wakes the queue. */
    internal val queue = QueueTurns { delayMs -> QueueJob.schedule(this, delayMs) }

    /** The language of the phone. */
    internal val language get() = settings.language

    private val settings by lazy { AppSettings(this) }
    private val files by lazy { HandedOutFiles(handedOutRoot(this)) }
    private val requests = Requests(core::report)
    private val visible = VisibleActivity(::hideFromOnlookers, ::shown, requests::refuseAll)
    private val calls = CallWatch(core::report)
    private val news by lazy { SystemNews(settings.language, core::report) }
    private val platform by lazy {
        AndroidPlatform(
            context = this,
            vault = KeystoreVault(hasStrongBox(this)),
            questions = SystemQuestions(this, visible, requests, files, core::report),
            files = files,
            queue = queue,
        )
    }

    override fun onCreate() {
        super.onCreate()
        if (!files.empty()) Log.w(LOG_TAG, "the folders that are handed out could not be emptied")
        registerActivityLifecycleCallbacks(visible)
        news.start(this)
        NetworkWatch(core::report).start(this)
        calls.start(this)
    }

    /** An activity was opened with this intent, by a deep link perhaps. */
    internal fun opened(intent: Intent?) {
        incomingLink(intent, settings.linkHost)?.let { core.report(PlatformEvent.LinkOpened(it)) }
    }

    /** An activity that was started for a result has ended. */
    internal fun activityEnded(
        code: Int,
        result: Int,
    ) = requests.answer(code, passed = result == Activity.RESULT_OK)

    /** The person answered a question for permissions. */
    internal fun permissionsAnswered(
        code: Int,
        results: IntArray,
    ) = requests.answer(code, passed = areAllGranted(results))

    private fun shown() {
        news.tellLocalTime()
        calls.look(this)
    }
}

private fun hasStrongBox(context: Context): Boolean =
    Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && StrongBoxFeature.isThere(context)

@FromApi(Build.VERSION_CODES.P)
private object StrongBoxFeature {
    fun isThere(context: Context): Boolean =
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
}
