package ru.kabinet.app

import android.app.Activity
import android.os.Build
import android.view.WindowManager

/**
 * Keeps what the screen shows from screenshots, recordings, mirrored displays and the list of recent apps.
 */
internal fun hideFromOnlookers(activity: Activity) {
    activity.window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) RecentApps.hide(activity)
}

@FromApi(Build.VERSION_CODES.TIRAMISU)
private object RecentApps {
    fun hide(activity: Activity) = activity.setRecentsScreenshotEnabled(false)
}
