package ru.kabinet.app

import android.content.Context
import android.media.AudioManager
import android.os.Build
import ru.kabinet.core.PlatformEvent

/**
 * Tells the core when a call begins and ends, by the mode of the phone's sound: it needs no permission and
 * knows nobody's number. Before API 31 it is only seen when the app comes into view.
 */
internal class CallWatch(
    private val report: (PlatformEvent) -> Unit,
) {
    private var isTold = false

    /** Begins to watch. */
    fun start(context: Context) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) SoundModes.watch(context, ::tell)
        look(context)
    }

    /** Looks whether there is a call now. */
    fun look(context: Context) = tell(context.service<AudioManager>().mode)

    @Synchronized
    internal fun tell(mode: Int) {
        val isCall = mode == AudioManager.MODE_IN_CALL || mode == AudioManager.MODE_IN_COMMUNICATION
        if (isCall == isTold) return
        isTold = isCall
        report(PlatformEvent.CallActive(isCall))
    }
}

@FromApi(Build.VERSION_CODES.S)
private object SoundModes {
    fun watch(
        context: Context,
        changed: (mode: Int) -> Unit,
    ) {
        val manager = context.service<AudioManager>()
        manager.addOnModeChangedListener(context.mainExecutor) { changed(it) }
    }
}
