package ru.kabinet.app

import android.content.Intent
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import kotlinx.coroutines.MainScope
import ru.kabinet.core.PlatformEvent
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.host.Pictures

/** The window. */
class MainActivity : ComponentActivity() {
    private val app get() = application as KabinetApplication
    private val host get() = Host.of(app)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val appName = applicationInfo.loadLabel(packageManager).toString()
        setContent { Phone(host, appName) { window.decorView.performHapticFeedback(feedback(it)) } }
        // What is recreated was opened before.
        if (savedInstanceState == null) app.opened(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        app.opened(intent)
    }

    override fun onStart() {
        super.onStart()
        host.report(PlatformEvent.Foreground)
    }

    override fun onStop() {
        super.onStop()
        if (!isChangingConfigurations) host.report(PlatformEvent.Background)
    }

    // What is under way is known to the process, not to the registry that androidx gives each window.
    @Deprecated("androidx has a registry of its own")
    @Suppress("DEPRECATION")
    override fun onActivityResult(
        requestCode: Int,
        resultCode: Int,
        data: Intent?,
    ) {
        super.onActivityResult(requestCode, resultCode, data)
        app.activityEnded(requestCode, resultCode)
    }

    override fun onRequestPermissionsResult(
        requestCode: Int,
        permissions: Array<String>,
        grantResults: IntArray,
    ) {
        super.onRequestPermissionsResult(requestCode, permissions, grantResults)
        app.permissionsAnswered(requestCode, grantResults)
    }
}

/** The picture and what is typed outlive the window, as the core does. */
private object Host {
    private var host: FlowHost? = null

    fun of(app: KabinetApplication): FlowHost = host ?: open(app).also { host = it }

    private fun open(app: KabinetApplication): FlowHost {
        val pictures = Pictures()
        return FlowHost(pictures, MainScope(), app.language) { app.core.shownBy(pictures) }
    }
}
