package ru.kabinet.ui.frame

import androidx.compose.animation.AnimatedContent
import androidx.compose.animation.ContentTransform
import androidx.compose.animation.core.CubicBezierEasing
import androidx.compose.animation.core.tween
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.animation.slideInHorizontally
import androidx.compose.animation.slideOutHorizontally
import androidx.compose.animation.togetherWith
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import ru.kabinet.core.Transition
import ru.kabinet.design.Motion
import ru.kabinet.ui.components.LocalScreenWidth
import ru.kabinet.ui.form.Announcer
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.Haptic
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.time.LocalMonotonicClock

/**
 * The whole phone: the screen that is shown, what lies over it, and the message that goes by itself.
 *
 * @param backProgress how far the system's back gesture has come, 0 to 1: the screen below is seen coming
 * @param feel plays what can be felt
 */
@Composable
fun PhoneView(
    host: FlowHost,
    modifier: Modifier = Modifier,
    backProgress: Float = 0f,
    feel: (Haptic) -> Unit = {},
) {
    // Another core is another phone: no picture of the one before is taken for its first.
    key(host) { Phone(host, modifier, backProgress, feel) }
}

@Composable
private fun Phone(
    host: FlowHost,
    modifier: Modifier,
    backProgress: Float,
    feel: (Haptic) -> Unit,
) {
    val scope = rememberCoroutineScope()
    val clock = LocalMonotonicClock.current
    val announcer = remember { Announcer(scope) }
    val shown = remember { Shown(host, announcer, clock, feel) }
    val update by host.updates.collectAsState()
    val arrival = shown.follow(update)
    val timesLeft by host.timesLeft.collectAsState()
    LaunchedEffect(timesLeft) { arrival.form.hideSecrets() }
    // What is held back of a picture comes by itself.
    LaunchedEffect(update, shown.due) {
        val due = shown.due ?: return@LaunchedEffect
        delay((due - clock()).coerceAtLeast(0))
        shown.redraw()
    }

    BoxWithConstraints(
        modifier
            .fillMaxSize()
            .background(Design.colors.background.color)
            .onKeyEvent { it.type == KeyEventType.KeyDown && it.key == Key.Escape && host.back() },
    ) {
        CompositionLocalProvider(LocalScreenWidth provides maxWidth) {
            val overlay = update.overlay
            val isCovered = overlay != null
            val focusBelow = remember { FocusBelow() }
            LaunchedEffect(isCovered) {
                if (isCovered) focusBelow.leave(arrival) else focusBelow.comeBack(arrival)
            }
            Box(focusBelow.modifier(isCovered).then(if (isCovered) Modifier.covered() else Modifier)) {
                if (backProgress > 0f) Below(host, announcer)
                Screens(
                    arrival,
                    update.transition,
                    shown,
                    focusBelow,
                    Modifier.graphicsLayer { translationX = size.width * backProgress },
                )
                NoticeView(arrival.form.screen.notice, Modifier.windowInsetsPadding(WindowInsets.safeDrawing))
            }
            if (overlay != null) OverlayView(overlay, arrival.form)
        }
        Said(announcer)
    }
}

@Composable
private fun Screens(
    arrival: Arrival,
    transition: Transition,
    shown: Shown,
    focusBelow: FocusBelow,
    modifier: Modifier,
) {
    val moves = Design.moves
    AnimatedContent(
        arrival,
        modifier,
        transitionSpec = { movement(transition, moves) },
        contentKey = { it.number },
    ) { own ->
        ScreenView(own.form, Modifier.focusRequester(focusBelow.body))
        // Beside the fields, so that they are there when one of them is to get the focus.
        LaunchedEffect(own.form.screen.visit, own.form.screen.focus) {
            if (own === arrival) shown.placeFocus(own)
        }
    }
}

private fun movement(
    transition: Transition,
    moves: Boolean,
): ContentTransform {
    val direction =
        when (transition) {
            Transition.PUSH -> 1
            Transition.POP -> -1
            Transition.NONE, Transition.REPLACE -> 0
        }
    if (!moves || direction == 0) {
        return fadeIn(tween(Motion.INSTANT)) togetherWith fadeOut(tween(Motion.INSTANT))
    }
    val easing = CubicBezierEasing(0.2f, 0.8f, 0.2f, 1f)
    val coming =
        slideInHorizontally(tween(Motion.SLOW, easing = easing)) { direction * it * 2 / 5 } +
            fadeIn(tween(Motion.SLOW))
    val going =
        slideOutHorizontally(tween(Motion.SLOW, easing = easing)) { -direction * it / 5 } +
            fadeOut(tween(Motion.SLOW))
    return coming togetherWith going
}

/** The screen that back leads to, as it was left; nothing of it can be tapped or heard. */
@Composable
private fun Below(
    host: FlowHost,
    announcer: Announcer,
) {
    val picture = host.pictureBelow() ?: return
    val form = remember(picture) { FormState(host, picture, announcer) }
    Box(Modifier.covered()) { ScreenView(form) }
}

/** What the screen reader says besides what it reads. */
@Composable
private fun Said(announcer: Announcer) {
    for ((words, mode) in listOf(
        announcer.polite to LiveRegionMode.Polite,
        announcer.assertive to LiveRegionMode.Assertive,
    )) {
        if (words.isEmpty()) continue
        Box(
            Modifier.size(1.dp).semantics {
                liveRegion = mode
                contentDescription = words
            },
        )
    }
}

/** One coming of a screen: the same screen may come again, and is another one then. */
internal class Arrival(
    val number: Int,
    val form: FormState,
)
