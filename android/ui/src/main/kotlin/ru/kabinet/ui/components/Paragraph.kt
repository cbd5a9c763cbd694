package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path

/** Running text, with a link that may end it. */
@Composable
internal fun ParagraphView(
    component: Component.Paragraph,
    form: FormState,
) {
    val colors = Design.colors
    val color = if (component.muted) colors.textMuted.color else colors.text.color
    Row(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.spacedBy(Space.S2.dp)) {
        component.icon?.let { Mark(it.path, IconSize.M, Modifier.padding(top = 2.dp), color) }
        Column(Modifier.weight(1f)) {
            Words(component.text, TypeScale.body, Modifier.spoken(component.spoken), color)
            component.link?.let { LinkView(it, form) }
        }
    }
}
