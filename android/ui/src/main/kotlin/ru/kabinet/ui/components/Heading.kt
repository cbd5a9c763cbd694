package ru.kabinet.ui.components

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import ru.kabinet.core.Component
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Words

/** A heading: the screen's title, or that of a section. */
@Composable
internal fun HeadingView(component: Component.Heading) {
    val style = if (component.level == TITLE) TypeScale.titleL else TypeScale.titleM
    Words(component.text, style, Modifier.semantics { heading() }, fits = true)
}

private const val TITLE: UByte = 1u
