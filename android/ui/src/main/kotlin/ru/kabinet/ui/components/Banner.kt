package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.core.Tone
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.surface

/** A message that stays while it is true. */
@Composable
internal fun BannerView(
    component: Component.Banner,
    form: FormState,
) {
    val surface = component.tone.surface()
    val isUrgent = component.tone == Tone.WARNING || component.tone == Tone.DANGER
    val live = if (isUrgent) LiveRegionMode.Assertive else LiveRegionMode.Polite
    CompositionLocalProvider(LocalContentColor provides surface.content) {
        Row(
            Modifier.fillMaxWidth().background(surface.container, rounded(Radius.M)).padding(16.dp, 14.dp),
            horizontalArrangement = Arrangement.spacedBy(Space.S3.dp),
        ) {
            Mark(component.tone.path)
            Column(Modifier.weight(1f)) {
                Column(Modifier.semantics(mergeDescendants = true) { liveRegion = live }) {
                    Words(component.title, TypeScale.label)
                    if (component.text.isNotEmpty()) {
                        Words(
                            component.text,
                            TypeScale.bodyS,
                            Modifier.padding(top = 2.dp),
                        )
                    }
                }
                component.action?.let { LinkView(it, form, surface.content) }
            }
        }
    }
}

/** What holds requests up, over the whole width; the phone says it once for all screens. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun StripView(
    component: Component.Banner,
    form: FormState,
) {
    val surface = component.tone.surface()
    val icon = if (component.tone == Tone.WARNING) IconPaths.OFFLINE else component.tone.path
    CompositionLocalProvider(LocalContentColor provides surface.content) {
        Row(
            Modifier
                .fillMaxWidth()
                .background(surface.container)
                .heightIn(min = STRIP_HEIGHT.dp)
                .padding(horizontal = screenMargin(), vertical = Space.S1.dp),
            horizontalArrangement = Arrangement.spacedBy(Space.S2.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Mark(icon, IconSize.M)
            FlowRow(
                Modifier.weight(1f),
                horizontalArrangement = Arrangement.SpaceBetween,
                verticalArrangement = Arrangement.Center,
            ) {
                Column(Modifier.align(Alignment.CenterVertically)) {
                    Words(component.title, TypeScale.label)
                    if (component.text.isNotEmpty()) Words(component.text, TypeScale.bodyS)
                }
                component.action?.let { LinkView(it, form, surface.content) }
            }
        }
    }
}

private const val STRIP_HEIGHT = 44
