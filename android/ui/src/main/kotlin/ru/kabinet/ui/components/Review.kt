package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.core.ReviewRow
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Value
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** Pairs of name and value to look over before sending. */
@Composable
internal fun ReviewView(
    component: Component.Review,
    form: FormState,
) {
    val divider = Design.colors.outlineSoft.color
    Card(gap = 0) {
        component.rows.forEachIndexed { at, row ->
            if (at > 0) HorizontalDivider(color = divider)
            Pair(row)
        }
        component.action?.let {
            HorizontalDivider(color = divider)
            LinkView(it, form, modifier = Modifier.fillMaxWidth())
        }
    }
}

@Composable
private fun Pair(row: ReviewRow) {
    // One thing to hear: the name, then the value as it is spoken.
    val pair = Modifier.fillMaxWidth().spoken("${row.name}: ${row.spoken}").padding(vertical = 9.dp)
    val name = @Composable { modifier: Modifier ->
        Words(row.name, TypeScale.bodyS, modifier, Design.colors.textMuted.color)
    }
    val value = @Composable { modifier: Modifier ->
        Value(row.value, TypeScale.body, modifier)
    }
    if (Design.textIsLarge) {
        Column(pair) {
            name(Modifier)
            value(Modifier)
        }
    } else {
        Row(pair, horizontalArrangement = Arrangement.spacedBy(Space.S3.dp)) {
            name(Modifier.width(NAME_WIDTH.dp).alignByBaseline())
            value(Modifier.weight(1f).alignByBaseline())
        }
    }
}

private const val NAME_WIDTH = 106
