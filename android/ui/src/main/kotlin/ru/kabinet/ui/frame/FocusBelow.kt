package ru.kabinet.ui.frame

import androidx.compose.foundation.focusGroup
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusDirection
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusProperties
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.focus.focusTarget
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.isShiftPressed
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.platform.LocalFocusManager

/** Where the keyboard's focus stood when something came to lie over a screen, and its way back there. */
@OptIn(ExperimentalComposeUiApi::class)
internal class FocusBelow {
    private val all = FocusRequester()
    private var kept: Arrival? = null

    /** What scrolls on the screen: a place of its own among those that can have the focus. */
    val body = FocusRequester()

    /** Something lies over the screen from now on. */
    fun leave(screen: Arrival) {
        kept = screen.takeIf { all.saveFocusedChild() }
        body.saveFocusedChild()
    }

    /** Nothing lies there any more; a screen that came meanwhile has a focus of its own. */
    fun comeBack(screen: Arrival) {
        if (kept === screen) all.restoreFocusedChild()
        kept = null
    }

    /** The screen itself; while it is covered no key leads to it. */
    fun modifier(isCovered: Boolean) =
        Modifier
            .focusRequester(all)
            .focusProperties { enter = { if (isCovered) FocusRequester.Cancel else FocusRequester.Default } }
            .focusGroup()
}

/** Has the focus as a whole when it comes, and keeps it: the keys go round among what stands in it. */
@Composable
internal fun Modifier.holdingFocus(): Modifier {
    val manager = LocalFocusManager.current
    val whole = remember { FocusRequester() }
    var isEntered by remember { mutableStateOf(false) }
    LaunchedEffect(Unit) { whole.requestFocus() }
    return onKeyEvent { pressed ->
        val goesBack = pressed.isTab && pressed.isShiftPressed
        if (goesBack && !manager.moveFocus(FocusDirection.Previous)) {
            // Before the first comes the last: from nowhere the way back begins there.
            manager.clearFocus()
            manager.moveFocus(FocusDirection.Previous)
        }
        goesBack
    }.focusRequester(whole)
        .onFocusChanged { if (it.hasFocus && !it.isFocused) isEntered = true }
        .focusProperties { canFocus = !isEntered }
        .focusTarget()
}

private val KeyEvent.isTab get() = key == Key.Tab && type == KeyEventType.KeyDown
