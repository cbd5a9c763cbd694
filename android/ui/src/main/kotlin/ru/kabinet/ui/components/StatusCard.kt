package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.core.Tone
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.surface

/** Something with a state that changes by itself. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun StatusCardView(component: Component.StatusCard) {
    Card(Modifier.semantics(mergeDescendants = true) {}, gap = Space.S2) {
        FlowRow(
            Modifier.fillMaxWidth(),
            horizontalArrangement = Arrangement.spacedBy(Space.S3.dp, Alignment.Start),
            verticalArrangement = Arrangement.spacedBy(Space.S2.dp),
        ) {
            Words(component.title, TypeScale.titleS)
            Pill(component.status, component.tone)
        }
        if (component.text.isNotEmpty()) {
            Words(
                component.text,
                TypeScale.bodyS,
                color = Design.colors.textMuted.color,
            )
        }
    }
}

/** A state in one or two words: a sign and the words, never the colour alone. */
@Composable
private fun Pill(
    status: String,
    tone: Tone,
) {
    val surface = tone.surface()
    val icon = if (tone == Tone.WARNING || tone == Tone.INFO) IconPaths.CLOCK else tone.path
    val corner = if (Design.textIsLarge) Space.S4 else Radius.FULL
    Row(
        Modifier
            .background(
                surface.container,
                rounded(corner),
            ).padding(start = 7.dp, end = 10.dp, top = 4.dp, bottom = 4.dp),
        horizontalArrangement = Arrangement.spacedBy(5.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Mark(icon, IconSize.S, tint = surface.content)
        Words(status, TypeScale.captionStrong, color = surface.content)
    }
}
