package ru.kabinet.app

import android.animation.ValueAnimator
import android.os.Build
import android.os.SystemClock
import android.view.HapticFeedbackConstants
import androidx.activity.compose.PredictiveBackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import ru.kabinet.ui.form.Haptic
import ru.kabinet.ui.frame.LocalAppName
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.KabinetTheme
import ru.kabinet.ui.time.LocalMonotonicClock

/**
 * The shared UI with what only Android has: the back gesture, a clock that goes on in sleep, what can be
 * felt.
 */
@Composable
internal fun Phone(
    host: FlowHost,
    appName: String,
    feel: (Haptic) -> Unit,
) {
    val update by host.updates.collectAsState()
    var gesture by remember { mutableFloatStateOf(0f) }
    // Where there is no way back the gesture is the system's, which leaves the app.
    val leadsBack = update.overlay != null || update.top.back != null
    PredictiveBackHandler(leadsBack) { moments ->
        try {
            moments.collect { gesture = it.progress }
            host.back()
        } finally {
            gesture = 0f
        }
    }
    KabinetTheme(moves = ValueAnimator.areAnimatorsEnabled()) {
        CompositionLocalProvider(
            LocalAppName provides appName,
            LocalMonotonicClock provides SystemClock::elapsedRealtime,
        ) {
            // What lies over a screen goes away from it, and uncovers no other one.
            PhoneView(host, backProgress = if (update.overlay == null) gesture else 0f, feel = feel)
        }
    }
}

/** The system's own feedback for what is felt; older systems know fewer. */
internal fun feedback(haptic: Haptic): Int {
    val isNew = Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
    return when (haptic) {
        Haptic.ACCEPTED -> HapticFeedbackConstants.VIRTUAL_KEY
        Haptic.REPAIRED -> HapticFeedbackConstants.CLOCK_TICK
        Haptic.WRONG -> if (isNew) HapticFeedbackConstants.REJECT else HapticFeedbackConstants.LONG_PRESS
        Haptic.DONE -> if (isNew) HapticFeedbackConstants.CONFIRM else HapticFeedbackConstants.VIRTUAL_KEY
    }
}
