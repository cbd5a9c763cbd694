package ru.kabinet.ui.frame

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.IconButton
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.ProgressBarRangeInfo
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.progressBarRangeInfo
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.StepCounter
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.components.BAR_TEXT
import ru.kabinet.ui.components.BarActionView
import ru.kabinet.ui.components.screenMargin
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded

/** Back, where in a journey the screen stands, and the actions at the right. */
@Composable
internal fun TopBar(
    form: FormState,
    isOnHero: Boolean,
) {
    val screen = form.screen
    val colors = Design.colors
    val content = if (isOnHero) colors.onHero.color else colors.text.color
    val top = WindowInsets.safeDrawing.only(WindowInsetsSides.Top)
    CompositionLocalProvider(LocalContentColor provides content) {
        Row(
            Modifier
                .fillMaxWidth()
                .background(if (isOnHero) colors.hero.color else colors.background.color)
                .windowInsetsPadding(top)
                .heightIn(min = Size.TOP_BAR.dp)
                .padding(horizontal = Space.S1.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            val back = screen.back
            if (back != null) {
                val name = back.spoken ?: back.label
                IconButton(
                    { form.perform(back) },
                    Modifier.size(Size.TOUCH_TARGET.dp).semantics { contentDescription = name },
                ) {
                    Mark(IconPaths.BACK)
                }
            } else {
                Spacer(Modifier.width(screenMargin() - Space.S1.dp))
            }
            Box(Modifier.weight(1f)) {
                val steps = screen.steps
                if (steps != null) {
                    Steps(steps)
                } else if (back == null) {
                    Brand()
                }
            }
            for (action in screen.barActions) BarActionView(action, form)
        }
    }
}

/** «2 из 4»: as many segments as there are steps, those that were come to filled. */
@Composable
private fun Steps(steps: StepCounter) {
    val colors = Design.colors
    val reached = steps.current.toFloat()
    Row(
        Modifier
            .padding(horizontal = Space.S2.dp)
            .clearAndSetSemantics {
                contentDescription = steps.spoken
                progressBarRangeInfo = ProgressBarRangeInfo(reached, 0f..steps.total.toFloat(), 0)
            },
        horizontalArrangement = Arrangement.spacedBy(Space.S1.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        repeat(steps.total.toInt()) { at ->
            val filled = if (at < steps.current.toInt()) colors.primary else colors.outlineSoft
            Box(Modifier.weight(1f).height(Space.S1.dp).background(filled.color, rounded(Radius.FULL)))
        }
        Words(
            steps.text,
            TypeScale.caption,
            Modifier.padding(start = Space.S2.dp),
            colors.textMuted.color,
            tabular = true,
            most = BAR_TEXT,
        )
    }
}
