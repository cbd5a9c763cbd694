package ru.kabinet.ui

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsConfiguration
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.getOrNull

/**
 * What a screen reader finds on the screen, one thing a line, in the order in which it goes through them: what it is, what
 * it is called, how it stands.
 */
fun SemanticsNode.heard(): List<String> {
    val own = config.line()
    return listOfNotNull(own) + children.flatMap(SemanticsNode::heard)
}

private fun SemanticsConfiguration.line(): String? {
    val name = name()
    val states = states()
    val kind = kind()
    if (name.isEmpty() && states.isEmpty() && (kind == TEXT || kind == PANE)) return null
    return (listOf("$kind «$name»") + states).joinToString(", ")
}

private fun SemanticsConfiguration.name(): String {
    val described = found(SemanticsProperties.ContentDescription).orEmpty()
    val written = found(SemanticsProperties.Text).orEmpty().map { it.text }
    val pane = listOfNotNull(found(SemanticsProperties.PaneTitle))
    return (pane + described + written).joinToString(" · ").plain()
}

/** With ordinary spaces and hyphens in the place of those that hold a line together. */
fun String.plain() = replace('\u00a0', ' ').replace('\u2011', '-')

private fun SemanticsConfiguration.kind(): String =
    when {
        has(SemanticsProperties.IsDialog) -> "dialog"

        has(SemanticsProperties.PaneTitle) -> PANE

        has(SemanticsProperties.Heading) -> "heading"

        has(
            SemanticsActions.SetText,
        ) ||
            has(
                SemanticsProperties.EditableText,
            )
        -> if (has(SemanticsProperties.Password)) "password" else "input"

        found(SemanticsProperties.Role) != null -> found(SemanticsProperties.Role).toString().lowercase()

        has(SemanticsActions.OnClick) -> "target"

        has(SemanticsProperties.ProgressBarRangeInfo) -> "progress"

        else -> TEXT
    }

private fun SemanticsConfiguration.states(): List<String> =
    listOfNotNull(
        found(SemanticsProperties.EditableText)?.text?.takeIf(String::isNotEmpty)?.let { "holds «$it»" },
        found(SemanticsProperties.StateDescription)?.let { "stands «$it»" },
        found(SemanticsProperties.ToggleableState)?.let { "is ${it.name.lowercase()}" },
        found(SemanticsProperties.Error)?.let { "wrong «$it»" },
        found(SemanticsProperties.ProgressBarRangeInfo)
            ?.takeIf { it.range.endInclusive > 1f }
            ?.let { "${it.current.toInt()} of ${it.range.endInclusive.toInt()}" },
        if (has(SemanticsProperties.Disabled)) "disabled" else null,
        found(SemanticsProperties.LiveRegion)?.let { "says itself ($it)".lowercase() },
    )

private fun <T> SemanticsConfiguration.found(key: SemanticsPropertyKey<T>): T? = getOrNull(key)

private fun SemanticsConfiguration.has(key: SemanticsPropertyKey<*>) = contains(key)

private const val TEXT = "text"
private const val PANE = "screen"
