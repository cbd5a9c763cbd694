package ru.kabinet.ui.components

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.CheckboxDefaults
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.scale
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.CheckBox
import ru.kabinet.core.Verdict
import ru.kabinet.design.Size
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.Tick
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** A box to tick; the text to read first is a target of its own and does not tick. */
@Composable
internal fun CheckBoxView(
    data: CheckBox,
    form: FormState,
) {
    val box = form.field(data.id) as? Tick ?: return
    val isWrong = box.verdict is Verdict.Wrong
    val side = IconSize.L.side()
    val below = if (Design.textIsLarge) Modifier else Modifier.padding(start = INDENT.dp)
    Column(Modifier.fillMaxWidth()) {
        Row(
            Modifier
                .fillMaxWidth()
                .heightIn(min = Size.TOUCH_TARGET.dp)
                .focusRequester(box.focus)
                .toggleable(
                    box.isTicked,
                    enabled = box.isOpen,
                    role = Role.Checkbox,
                    onValueChange = box::tick,
                ).semantics { box.complaint?.let(::error) }
                .padding(vertical = Space.S3.dp),
            horizontalArrangement = Arrangement.spacedBy(Space.S3.dp),
        ) {
            val border = if (isWrong) Design.colors.danger.color else Design.colors.outline.color
            Box(Modifier.size(side.dp), Alignment.Center) {
                Checkbox(
                    box.isTicked,
                    onCheckedChange = null,
                    modifier = Modifier.scale(side / IconSize.L.usual),
                    colors = CheckboxDefaults.colors(uncheckedColor = border),
                )
            }
            Words(data.label, TypeScale.body, Modifier.weight(1f))
        }
        Column(below) {
            HintView(null, box.verdict)
            data.link?.let { LinkView(it, form) }
        }
    }
}

/** The words begin behind the box. */
private const val INDENT = 36
