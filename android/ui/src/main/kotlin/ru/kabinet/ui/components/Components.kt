package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Space
import ru.kabinet.ui.form.FormState

/** The components of a screen, one below the other; rows that follow each other are one list. */
@Composable
fun Components(
    components: List<Component>,
    form: FormState,
    modifier: Modifier = Modifier,
) {
    Column(modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Space.S4.dp)) {
        for (part in parts(components)) {
            key(part.key) {
                if (part.rows.isEmpty()) ComponentView(part.component, form) else ListRows(part.rows, form)
            }
        }
    }
}

/** One component by its kind. */
@Composable
private fun ComponentView(
    component: Component,
    form: FormState,
) {
    when (component) {
        is Component.Hero -> HeroView(component)
        is Component.Heading -> HeadingView(component)
        is Component.Paragraph -> ParagraphView(component, form)
        is Component.Banner -> BannerView(component, form)
        is Component.TextField -> TextFieldView(component.field, form)
        is Component.DateField -> DateFieldView(component.field, form)
        is Component.SecretField -> SecretFieldView(component.field, form)
        is Component.CodeField -> CodeFieldView(component.field, form)
        is Component.CheckBox -> CheckBoxView(component.field, form)
        is Component.ListRow -> ListRows(listOf(component), form)
        is Component.StatusCard -> StatusCardView(component)
        is Component.LevelCard -> LevelCardView(component)
        is Component.Review -> ReviewView(component, form)
        is Component.Progress -> ProgressView(component)
        is Component.Group -> GroupView(component, form)
        is Component.EmptyState -> EmptyStateView(component, isTitle = component.title == form.screen.title)
    }
}

private class Part(
    val key: Any,
    val component: Component,
    val rows: List<Component.ListRow>,
)

private fun parts(components: List<Component>): List<Part> {
    val parts = ArrayList<Part>()
    val count = HashMap<String, Int>()
    for (component in components) {
        val last = parts.lastOrNull()
        if (component is Component.ListRow && last != null && last.rows.isNotEmpty()) {
            parts[parts.lastIndex] = Part(last.key, last.component, last.rows + component)
            continue
        }
        val kind = component.identity()
        val number = count.merge(kind, 1, Int::plus)
        parts += Part("$kind/$number", component, listOfNotNull(component as? Component.ListRow))
    }
    return parts
}

/** What tells a component from its like when the screen is drawn anew: a field keeps its caret. */
private fun Component.identity(): String =
    when (this) {
        is Component.TextField -> field.id

        is Component.DateField -> field.id

        is Component.SecretField -> field.id

        is Component.CodeField -> field.id

        is Component.CheckBox -> field.id

        is Component.Hero, is Component.Heading, is Component.Paragraph, is Component.Banner,
        is Component.ListRow, is Component.StatusCard, is Component.LevelCard, is Component.Review,
        is Component.Progress, is Component.Group, is Component.EmptyState,
        -> this::class.java.simpleName
    }
