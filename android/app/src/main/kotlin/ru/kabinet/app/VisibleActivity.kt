package ru.kabinet.app

import android.app.Activity
import android.app.Application.ActivityLifecycleCallbacks
import android.os.Bundle

/**
 * Knows the activity that the person sees, for what only an activity can ask. [shown] is called each time the
 * app comes into view, [closed] when its activity is closed for good and will bring no more answers.
 */
internal class VisibleActivity(
    private val created: (Activity) -> Unit,
    private val shown: () -> Unit,
    private val closed: () -> Unit,
) : ActivityLifecycleCallbacks {
    /** The activity; null while none is in view. */
    @Volatile
    var activity: Activity? = null
        private set

    override fun onActivityStarted(activity: Activity) {
        this.activity = activity
        shown()
    }

    override fun onActivityStopped(activity: Activity) {
        if (this.activity === activity) this.activity = null
    }

    override fun onActivityDestroyed(activity: Activity) {
        // One that the system took away comes back, and the answers with it.
        if (activity.isFinishing) closed()
    }

    override fun onActivityCreated(
        activity: Activity,
        savedInstanceState: Bundle?,
    ) = created(activity)

    override fun onActivityResumed(activity: Activity) = Unit

    override fun onActivityPaused(activity: Activity) = Unit

    override fun onActivitySaveInstanceState(
        activity: Activity,
        outState: Bundle,
    ) = Unit
}
