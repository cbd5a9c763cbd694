package androidx.activity

import android.app.Activity
import android.content.Intent

/** The activity that Compose draws in. */
open class ComponentActivity : Activity() {
    @Deprecated("androidx wants its registry to be used")
    override fun onActivityResult(
        requestCode: Int,
        resultCode: Int,
        data: Intent?,
    ) = Unit

    override fun onNewIntent(intent: Intent) = Unit
}

/** Draws from edge to edge, with bars whose icons are seen on either theme. */
fun ComponentActivity.enableEdgeToEdge(): Unit = declared()

internal fun declared(): Nothing = throw UnsupportedOperationException("a declaration only")
