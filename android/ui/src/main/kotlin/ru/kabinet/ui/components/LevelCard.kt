package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded

/** The account's level: its name, what it opens, and how many of the three are reached. */
@Composable
internal fun LevelCardView(component: Component.LevelCard) {
    val colors = Design.colors
    Column(
        Modifier
            .fillMaxWidth()
            .background(colors.hero.color, rounded(Radius.L))
            .spoken(component.spoken)
            .padding(Space.S5.dp),
    ) {
        Words(component.title, TypeScale.titleS, color = colors.onHero.color)
        Words(component.text, TypeScale.bodyS, color = colors.heroTextMuted.color)
        Row(Modifier.padding(top = Space.S3.dp), horizontalArrangement = Arrangement.spacedBy(5.dp)) {
            repeat(LEVELS) { at ->
                val segment = Modifier.weight(1f).height(Size.PROGRESS.dp)
                val shape = rounded(Radius.FULL)
                val isReached = at < component.reached.toInt()
                Box(
                    if (isReached) {
                        segment.background(
                            colors.accent.color,
                            shape,
                        )
                    } else {
                        segment.border(1.5.dp, colors.heroTextMuted.color, shape)
                    },
                )
            }
        }
    }
}

/** Levels an account can reach. */
private const val LEVELS = 3
