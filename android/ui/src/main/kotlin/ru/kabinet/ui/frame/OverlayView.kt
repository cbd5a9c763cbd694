package ru.kabinet.ui.frame

import androidx.compose.animation.core.Animatable
import androidx.compose.animation.core.tween
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.IconButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.focusProperties
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.dialog
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Overlay
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Layout
import ru.kabinet.design.Motion
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.components.ActionView
import ru.kabinet.ui.components.Components
import ru.kabinet.ui.components.screenMargin
import ru.kabinet.ui.components.spoken
import ru.kabinet.ui.components.unspoken
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.host.leaving
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** What lies over a screen: a sheet to read, or a question before something that can't be undone. */
@Composable
internal fun OverlayView(
    overlay: Overlay,
    form: FormState,
) {
    Box(Modifier.fillMaxSize()) {
        Scrim { overlay.leaving?.let(form::perform) }
        when (overlay) {
            is Overlay.Sheet -> Sheet(overlay, form)
            is Overlay.Confirmation -> Confirmation(overlay, form)
        }
    }
}

@Composable
private fun Scrim(tap: () -> Unit) {
    val source = remember { MutableInteractionSource() }
    val color =
        Design.colors.scrim.color
            .copy(alpha = SCRIM)
    Box(
        Modifier
            .fillMaxSize()
            .unspoken()
            .background(color)
            .focusProperties { canFocus = false }
            .clickable(source, indication = null, onClick = tap),
    )
}

@Composable
private fun Sheet(
    sheet: Overlay.Sheet,
    form: FormState,
) {
    val corners = RoundedCornerShape(topStart = Radius.XL.dp, topEnd = Radius.XL.dp)
    val room = if (Design.textIsLarge) 1f else SHEET_ROOM
    Box(Modifier.fillMaxSize(), Alignment.BottomCenter) {
        Box(Modifier.fillMaxHeight(room), Alignment.BottomCenter) {
            Column(
                Modifier
                    .widthIn(max = Layout.MAX_CONTENT_WIDTH.dp)
                    .fillMaxWidth()
                    .rising()
                    .background(Design.colors.surfaceRaised.color, corners)
                    .asDialog(sheet.title)
                    .windowInsetsPadding(WindowInsets.safeDrawing),
            ) {
                Row(Modifier.padding(start = screenMargin(), end = Space.S2.dp, top = Space.S2.dp)) {
                    Words(
                        sheet.title,
                        TypeScale.titleM,
                        Modifier.weight(1f).padding(vertical = Space.S3.dp).semantics { heading() },
                    )
                    val name = sheet.close.spoken ?: sheet.close.label
                    val close = Modifier.size(Size.TOUCH_TARGET.dp).semantics { contentDescription = name }
                    IconButton({ form.perform(sheet.close) }, close) { Mark(IconPaths.CLOSE) }
                }
                Components(
                    sheet.components,
                    form,
                    Modifier
                        .weight(1f, fill = false)
                        .verticalScroll(rememberScrollState())
                        .padding(horizontal = screenMargin(), vertical = Space.S3.dp),
                )
            }
        }
    }
}

@Composable
private fun Confirmation(
    question: Overlay.Confirmation,
    form: FormState,
) {
    val isLarge = Design.textIsLarge
    val radius = if (isLarge) 0 else Radius.XL
    val whole =
        if (isLarge) {
            Modifier.fillMaxSize()
        } else {
            Modifier
                .padding(
                    Space.S6.dp,
                ).widthIn(max = Layout.MAX_CONTENT_WIDTH.dp)
        }
    Box(Modifier.fillMaxSize(), Alignment.Center) {
        Column(
            whole
                .rising()
                .background(Design.colors.surfaceRaised.color, RoundedCornerShape(radius.dp))
                .asDialog(question.title)
                .padding(vertical = Space.S3.dp),
        ) {
            Words(
                question.title,
                TypeScale.titleM,
                Modifier
                    .padding(
                        horizontal = screenMargin(),
                        vertical = Space.S3.dp,
                    ).semantics { heading() },
            )
            // A question's text scrolls, its answers stay in sight.
            Words(
                question.text,
                TypeScale.body,
                Modifier
                    .weight(1f, fill = isLarge)
                    .verticalScroll(rememberScrollState())
                    .padding(horizontal = screenMargin())
                    .spoken(question.spoken),
                Design.colors.textMuted.color,
            )
            Column(
                Modifier.padding(horizontal = screenMargin(), vertical = Space.S2.dp),
                verticalArrangement = Arrangement.spacedBy(Space.S2.dp),
            ) {
                for (action in question.actions) ActionView(action, form)
            }
        }
    }
}

@Composable
private fun Modifier.asDialog(title: String) =
    semantics {
        dialog()
        paneTitle = title
        isTraversalGroup = true
    }.holdingFocus()

@Composable
private fun Modifier.rising(): Modifier {
    val moves = Design.moves
    val risen = remember { Animatable(if (moves) 0f else 1f) }
    LaunchedEffect(Unit) { risen.animateTo(1f, tween(Motion.BASE)) }
    return graphicsLayer {
        alpha = risen.value
        translationY = size.height * RISE * (1f - risen.value)
    }
}

private const val SCRIM = 0.48f
private const val SHEET_ROOM = 0.92f
private const val RISE = 0.2f
