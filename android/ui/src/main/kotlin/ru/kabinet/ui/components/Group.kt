package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Layout
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Words

/** Components that belong together, on one card. */
@Composable
internal fun GroupView(
    component: Component.Group,
    form: FormState,
) {
    val isList = component.components.isNotEmpty() && component.components.all { it is Component.ListRow }
    Column(
        Modifier.fillMaxWidth().semantics { isTraversalGroup = true },
        verticalArrangement = Arrangement.spacedBy(Space.S3.dp),
    ) {
        component.title?.let { Words(it, TypeScale.titleS, Modifier.semantics { heading() }) }
        // A list is a card already.
        if (isList) {
            Components(component.components, form)
        } else {
            Card(padding = Layout.CARD_PADDING) {
                CompositionLocalProvider(
                    LocalIsOnCard provides true,
                ) { Components(component.components, form) }
            }
        }
    }
}
