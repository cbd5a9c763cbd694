package ru.kabinet.ui.frame

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.shadow
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import ru.kabinet.core.Component
import ru.kabinet.core.Screen
import ru.kabinet.design.Layout
import ru.kabinet.design.Space
import ru.kabinet.ui.components.ActionView
import ru.kabinet.ui.components.Components
import ru.kabinet.ui.components.StripView
import ru.kabinet.ui.components.screenMargin
import ru.kabinet.ui.components.unspoken
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.time.isStrip

/**
 * One screen: top bar, strips, what stands on it, the foot with its actions.
 *
 * @param body of the part that scrolls
 */
@Composable
internal fun ScreenView(
    form: FormState,
    body: Modifier = Modifier,
) {
    val screen = form.screen
    BusyAfterAWhile(form)
    val heroic = screen.components.firstOrNull { !it.isStrip } as? Component.Hero
    val isLarge = Design.textIsLarge
    Column(
        Modifier
            .fillMaxSize()
            .background(Design.colors.background.color)
            .semantics {
                paneTitle = screen.title
                isTraversalGroup = true
            }.windowInsetsPadding(
                WindowInsets.safeDrawing.only(WindowInsetsSides.Horizontal + WindowInsetsSides.Bottom),
            ),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        TopBar(form, isOnHero = heroic != null)
        BusyBar(form)
        val scroll = rememberScrollState()
        if (!isLarge) Strips(screen, form)
        Column(
            body.weight(1f).fillMaxWidth().verticalScroll(scroll),
            horizontalAlignment = Alignment.CenterHorizontally,
        ) {
            if (isLarge) Strips(screen, form)
            if (heroic != null) Components(listOf(heroic), form)
            // Below a hero the actions come first: they are what the first screen is for.
            if (heroic != null) Foot(screen, form, Modifier.padding(top = Space.S5.dp))
            Body(screen.components.filterNot { it.isStrip || it === heroic }, form)
            if (heroic == null && isLarge) Foot(screen, form)
        }
        if (heroic == null && !isLarge) {
            Foot(screen, form, if (scroll.canScrollForward) Modifier.shadow(Space.S2.dp) else Modifier)
        }
    }
}

/** Work shorter than this is not shown. */
private const val BUSY_AFTER_MS = 300L

@Composable
private fun BusyAfterAWhile(form: FormState) {
    val isBusy = form.screen.busy != null
    LaunchedEffect(isBusy) {
        if (!isBusy) return@LaunchedEffect
        delay(BUSY_AFTER_MS)
        form.shownBusy = form.screen.busy
        form.screen.busy?.let { form.announcer.sayPolitely(it.text) }
    }
}

/** Work that no button began. */
@Composable
private fun BusyBar(form: FormState) {
    val busy = form.shownBusy ?: return
    if (busy.action != null) return
    val track = Design.colors.outlineSoft.color
    LinearProgressIndicator(Modifier.fillMaxWidth().unspoken(), trackColor = track)
}

@Composable
private fun Strips(
    screen: Screen,
    form: FormState,
) {
    for (strip in screen.components) {
        if (strip.isStrip) StripView(strip as Component.Banner, form)
    }
}

@Composable
private fun Body(
    components: List<Component>,
    form: FormState,
) {
    Components(
        components,
        form,
        Modifier
            .widthIn(max = Layout.MAX_CONTENT_WIDTH.dp)
            .padding(horizontal = screenMargin(), vertical = Space.S3.dp),
    )
}

/** The actions of a screen; with large text they scroll with what stands on it. */
@Composable
private fun Foot(
    screen: Screen,
    form: FormState,
    modifier: Modifier = Modifier,
) {
    if (screen.actions.isEmpty()) return
    Box(modifier.fillMaxWidth().background(Design.colors.background.color), Alignment.Center) {
        Column(
            Modifier
                .widthIn(max = Layout.MAX_CONTENT_WIDTH.dp)
                .padding(horizontal = screenMargin(), vertical = Space.S3.dp),
            verticalArrangement = Arrangement.spacedBy(Space.S2.dp),
        ) {
            for (action in screen.actions) ActionView(action, form)
        }
    }
}
