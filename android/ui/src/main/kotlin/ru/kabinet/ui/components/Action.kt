package ru.kabinet.ui.components

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.disabled
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Action
import ru.kabinet.core.ActionStyle
import ru.kabinet.core.Busy
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.style
import ru.kabinet.ui.time.remaining
import ru.kabinet.ui.time.words

/** What an action looks like at this moment. */
private class Face(
    val label: String,
    val spoken: String?,
    val isEnabled: Boolean,
    val isWorking: Boolean,
)

@Composable
private fun face(
    action: Action,
    form: FormState,
): Face {
    val busy: Busy? = form.shownBusy
    val isWorking = busy?.action == action.id
    val countdown = action.countdown.takeUnless { isWorking }
    val left = remaining(countdown, form.screen.busy != null, form.announcer::sayPolitely)
    val label =
        when {
            busy != null && isWorking -> busy.text
            countdown != null -> countdown.words(left)
            else -> action.label
        }
    val spoken = action.spokenName.takeUnless { isWorking || countdown != null }
    return Face(label, spoken, countdown == null && busy == null, isWorking)
}

/** A button of the foot, by the action's own style. */
@Composable
internal fun ActionView(
    action: Action,
    form: FormState,
) {
    val colors = Design.colors
    val face = face(action, form)
    val isMain = action.style == ActionStyle.PRIMARY || action.style == ActionStyle.SECONDARY
    val height = if (isMain) Size.BUTTON else Size.TOUCH_TARGET
    val modifier = Modifier.fillMaxWidth().heightIn(min = height.dp).named(face.spoken)
    val shape = rounded(Radius.M)
    val padding = PaddingValues(horizontal = Space.S5.dp, vertical = Space.S3.dp)
    val tap = { form.perform(action) }
    val content: @Composable RowScope.() -> Unit = { Content(action, face) }
    // Work under way keeps the button's colours: it is the one that was tapped.
    val unlessWorking = { own: Color, disabled: Color -> if (face.isWorking) own else disabled }
    val dim = colors.textDisabled.color
    val sunken = colors.surfaceSunken.color
    when (action.style) {
        ActionStyle.PRIMARY -> {
            Button(
                tap,
                modifier,
                face.isEnabled,
                shape,
                ButtonDefaults.buttonColors(
                    disabledContainerColor = unlessWorking(colors.primary.color, sunken),
                    disabledContentColor = unlessWorking(colors.onPrimary.color, dim),
                ),
                contentPadding = padding,
                content = content,
            )
        }

        ActionStyle.SECONDARY -> {
            OutlinedButton(
                tap,
                modifier,
                face.isEnabled,
                shape,
                ButtonDefaults.outlinedButtonColors(
                    contentColor = colors.text.color,
                    disabledContainerColor = unlessWorking(Color.Transparent, sunken),
                    disabledContentColor = unlessWorking(colors.text.color, dim),
                ),
                border =
                    BorderStroke(
                        1.5.dp,
                        colors.outline.color,
                    ).takeIf { face.isEnabled || face.isWorking },
                contentPadding = padding,
                content = content,
            )
        }

        ActionStyle.PLAIN, ActionStyle.DESTRUCTIVE -> {
            val color = if (action.style == ActionStyle.PLAIN) colors.primary.color else colors.danger.color
            TextButton(
                tap,
                modifier,
                face.isEnabled,
                shape,
                ButtonDefaults.textButtonColors(
                    contentColor = color,
                    disabledContentColor = unlessWorking(color, dim),
                ),
                contentPadding = PaddingValues(horizontal = Space.S5.dp, vertical = Space.S2.dp),
                content = content,
            )
        }
    }
}

@Composable
private fun RowScope.Content(
    action: Action,
    face: Face,
) {
    if (face.isWorking) {
        Spinner()
    } else {
        action.icon?.let { Mark(it.path) }
    }
    val gap = if (face.isWorking || action.icon != null) Modifier.padding(start = Space.S2.dp) else Modifier
    Words(
        face.label,
        TypeScale.button,
        gap.weight(1f, fill = false),
        align = TextAlign.Center,
        tabular = true,
    )
}

/** An action as words with an icon: within a text, or on a row of its own. */
@Composable
internal fun LinkView(
    action: Action,
    form: FormState,
    color: Color = Design.colors.primary.color,
    modifier: Modifier = Modifier,
) {
    val colors = Design.colors
    val face = face(action, form)
    val own = if (action.style == ActionStyle.DESTRUCTIVE) colors.danger.color else color
    val shown =
        if (face.isEnabled || face.isWorking ||
            color != colors.primary.color
        ) {
            own
        } else {
            colors.textDisabled.color
        }
    Row(
        modifier
            .clip(rounded(Radius.S))
            .clickable(face.isEnabled, role = Role.Button) { form.perform(action) }
            .named(face.spoken)
            .heightIn(min = Size.TOUCH_TARGET.dp),
        horizontalArrangement = Arrangement.spacedBy(6.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (face.isWorking) Spinner() else action.icon?.let { Mark(it.path, IconSize.M, tint = shown) }
        Words(face.label, TypeScale.label, color = shown, tabular = true)
    }
}

/** An action in the top bar: a few letters. */
@Composable
internal fun BarActionView(
    action: Action,
    form: FormState,
) {
    val colors = LocalContentColor.current
    TextButton(
        { form.perform(action) },
        Modifier.heightIn(min = Size.TOUCH_TARGET.dp).named(action.spokenName),
        contentPadding = PaddingValues(horizontal = Space.S3.dp),
        colors = ButtonDefaults.textButtonColors(contentColor = colors),
    ) {
        Words(action.label, TypeScale.label, most = BAR_TEXT)
    }
}

/** The largest share of the usual text size in the top bar. */
internal const val BAR_TEXT = 1.3f

/** Work under way, beside the words that say which. */
@Composable
internal fun Spinner(modifier: Modifier = Modifier) =
    CircularProgressIndicator(
        modifier.size(20.dp).unspoken(),
        LocalContentColor.current,
        strokeWidth = 2.5.dp,
    )

private fun Modifier.named(name: String?) =
    if (name ==
        null
    ) {
        this
    } else {
        semantics { contentDescription = name }
    }
