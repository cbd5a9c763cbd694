package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.core.Icon
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Value
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded

/** Rows that follow each other are one list on one card. */
@Composable
internal fun ListRows(
    rows: List<Component.ListRow>,
    form: FormState,
) {
    val colors = Design.colors
    Column(Modifier.fillMaxWidth().clip(rounded(Radius.L)).background(colors.surface.color)) {
        rows.forEachIndexed { at, row ->
            if (at > 0) {
                val inset =
                    if (row.icon != null && rows[at - 1].icon != null &&
                        !Design.textIsLarge
                    ) {
                        INSET
                    } else {
                        Space.S4
                    }
                HorizontalDivider(Modifier.padding(start = inset.dp), color = colors.outlineSoft.color)
            }
            ListRowView(row, form)
        }
    }
}

/** One row: one target, one name. */
@Composable
private fun ListRowView(
    row: Component.ListRow,
    form: FormState,
) {
    val action = row.action
    val target =
        if (action == null) Modifier else Modifier.clickable(role = Role.Button) { form.perform(action) }
    val modifier =
        Modifier
            .fillMaxWidth()
            .then(target)
            .clearAndSetSemantics { contentDescription = row.spoken }
            .heightIn(min = Size.ROW_MIN.dp)
    if (Design.textIsLarge) {
        Column(modifier.padding(12.dp, 14.dp), verticalArrangement = Arrangement.spacedBy(Space.S2.dp)) {
            row.icon?.let { Tile(it) }
            Titles(row, Modifier)
            row.value?.let {
                Value(it, TypeScale.bodyS, color = Design.colors.textMuted.color)
            }
        }
    } else {
        Row(
            modifier.padding(start = 16.dp, end = 12.dp, top = 10.dp, bottom = 10.dp),
            horizontalArrangement = Arrangement.spacedBy(Space.S3.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            row.icon?.let { Tile(it) }
            Titles(row, Modifier.weight(1f))
            val muted = Design.colors.textMuted.color
            row.value?.let {
                Value(it, TypeScale.bodyS, Modifier.widthIn(max = VALUE_WIDTH.dp), muted, TextAlign.End)
            }
            if (action != null) Mark(IconPaths.NEXT, IconSize.M, tint = muted)
        }
    }
}

@Composable
private fun Titles(
    row: Component.ListRow,
    modifier: Modifier,
) {
    Column(modifier) {
        Words(row.title, TypeScale.body)
        row.subtitle?.let { Words(it, TypeScale.bodyS, color = Design.colors.textMuted.color) }
    }
}

@Composable
private fun Tile(icon: Icon) {
    val colors = Design.colors
    Box(
        Modifier.size(TILE.dp).background(colors.primaryContainer.color, rounded(Radius.M)),
        Alignment.Center,
    ) {
        Mark(icon.path, tint = colors.onPrimaryContainer.color)
    }
}

private const val TILE = 40

/** What stands at the right leaves the titles room. */
private const val VALUE_WIDTH = 190

/** A divider begins where the words do. */
private const val INSET = 68
