package androidx.activity.compose

import androidx.activity.BackEventCompat
import androidx.activity.ComponentActivity
import androidx.activity.declared
import androidx.compose.runtime.Composable
import kotlinx.coroutines.flow.Flow

/** Makes [content] what the activity shows. */
fun ComponentActivity.setContent(content: @Composable () -> Unit): Unit = declared()

/** Takes the system's back gesture while it is [enabled]; one that is given up cancels [onBack]. */
@Composable
fun PredictiveBackHandler(
    enabled: Boolean = true,
    onBack: suspend (progress: Flow<BackEventCompat>) -> Unit,
): Unit = declared()
