package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path

/**
 * A screen or a section with nothing to show, and how to go on.
 *
 * @param isTitle nothing else gives the screen its title
 */
@Composable
internal fun EmptyStateView(
    component: Component.EmptyState,
    isTitle: Boolean,
) {
    val role = if (isTitle) Modifier.semantics { heading() } else Modifier
    Column(
        Modifier.fillMaxWidth().padding(top = Space.S8.dp, bottom = Space.S4.dp),
        verticalArrangement = Arrangement.spacedBy(Space.S4.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Mark(component.icon.path, IconSize.HERO, tint = Design.colors.primary.color)
        Words(component.title, TypeScale.titleM, role, align = TextAlign.Center)
        if (component.text.isNotEmpty()) {
            val color = Design.colors.textMuted.color
            Words(component.text, TypeScale.body, color = color, align = TextAlign.Center)
        }
    }
}
