package ru.kabinet.app

import android.content.Context
import android.net.ConnectivityManager
import android.net.Network
import android.net.NetworkCapabilities
import ru.kabinet.core.PlatformEvent

/** Tells the core of the phone's link, first as it is now, then whenever it changes. */
internal class NetworkWatch(
    private val report: (PlatformEvent) -> Unit,
) : ConnectivityManager.NetworkCallback() {
    private var told: PlatformEvent.Network? = null

    /** Begins to watch. */
    fun start(context: Context) {
        val manager = context.service<ConnectivityManager>()
        // Without a link the system calls nobody.
        if (manager.activeNetwork == null) tell(isOnline = false, isMetered = false)
        manager.registerDefaultNetworkCallback(this)
    }

    /**
     * Whether the system's own test page answers is not asked: where the internet is cut down the portal may
     * still be there, and the core notices by itself when it is not.
     */
    override fun onCapabilitiesChanged(
        network: Network,
        networkCapabilities: NetworkCapabilities,
    ) = tell(
        isOnline = networkCapabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET),
        isMetered = !networkCapabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED),
    )

    override fun onLost(network: Network) = tell(isOnline = false, isMetered = false)

    /** The system speaks of each change of strength; the core hears of changes that mean something. */
    @Synchronized
    internal fun tell(
        isOnline: Boolean,
        isMetered: Boolean,
    ) {
        val now = PlatformEvent.Network(isOnline, isMetered)
        if (now == told) return
        told = now
        report(now)
    }
}
