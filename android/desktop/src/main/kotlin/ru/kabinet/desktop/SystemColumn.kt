package ru.kabinet.desktop

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Switch
import androidx.compose.material3.SwitchDefaults
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Language
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded

/** How wide the column is. */
internal const val COLUMN_WIDTH = 264

/** What a phone's system can do to the app, beside the phone. */
@Composable
internal fun SystemColumn(system: DeskSystem) {
    val words = system.language.deskWords
    Column(
        Modifier
            .width(COLUMN_WIDTH.dp)
            .fillMaxHeight()
            .background(Design.colors.surface.color)
            .verticalScroll(rememberScrollState())
            .padding(Space.S5.dp),
        verticalArrangement = Arrangement.spacedBy(Space.S4.dp),
    ) {
        Words(words.system, TypeScale.titleS, Modifier.semantics { heading() })
        val themes = listOf(words.light to false, words.dark to true)
        Choice(words.theme, themes, system.isDark) { system.isDark = it }
        Choice(words.textSize, listOf("100 %" to 1f, "200 %" to 2f), system.textSize) { system.textSize = it }
        val languages = listOf("Русский" to Language.RU, "English" to Language.EN)
        Choice(words.language, languages, system.language) { system.language = it }
        Column {
            Setting(words.network, system.isOnline) { system.isOnline = it }
            Setting(words.callUnderWay, system.isCallActive) { system.isCallActive = it }
            Setting(words.inBackground, system.isAway, system::send)
        }
    }
}

/** One of several, side by side. */
@Composable
private fun <T> Choice(
    label: String,
    choices: List<Pair<String, T>>,
    chosen: T,
    choose: (T) -> Unit,
) {
    val colors = Design.colors
    Column(verticalArrangement = Arrangement.spacedBy(Space.S1.dp)) {
        Words(label, TypeScale.caption, color = colors.textMuted.color)
        Row(
            Modifier.clip(rounded(Radius.S)).background(colors.surfaceSunken.color).selectableGroup(),
        ) {
            for ((name, value) in choices) {
                val isChosen = value == chosen
                val ground = if (isChosen) colors.primary else colors.surfaceSunken
                Words(
                    name,
                    TypeScale.bodyS,
                    Modifier
                        .weight(1f)
                        .clip(rounded(Radius.S))
                        .background(ground.color)
                        .selectable(isChosen, role = Role.RadioButton) { choose(value) }
                        .padding(vertical = Space.S2.dp),
                    if (isChosen) colors.onPrimary.color else colors.text.color,
                    TextAlign.Center,
                )
            }
        }
    }
}

/** On or off. */
@Composable
private fun Setting(
    label: String,
    isOn: Boolean,
    turn: (Boolean) -> Unit,
) {
    Row(
        Modifier.fillMaxWidth().toggleable(isOn, role = Role.Switch, onValueChange = turn),
        Arrangement.spacedBy(Space.S3.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Words(label, TypeScale.bodyS, Modifier.weight(1f).padding(vertical = Space.S3.dp))
        val off = SwitchDefaults.colors(uncheckedTrackColor = Design.colors.surfaceSunken.color)
        Switch(isOn, onCheckedChange = null, colors = off)
    }
}
