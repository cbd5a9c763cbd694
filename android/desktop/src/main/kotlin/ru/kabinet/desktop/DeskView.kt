package ru.kabinet.desktop

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.Density
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.frame.PhoneView
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.KabinetTheme
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** The phone, set up as its system says, and that system beside it. */
@Composable
internal fun DeskView(
    host: FlowHost,
    system: DeskSystem,
) {
    KabinetTheme(system.isDark) {
        Row {
            Box(Modifier.weight(1f)) {
                val density = Density(LocalDensity.current.density, system.textSize)
                CompositionLocalProvider(LocalDensity provides density) { PhoneView(host) }
                if (system.isAway) Away(system)
            }
            VerticalDivider(color = Design.colors.outlineSoft.color)
            SystemColumn(system)
        }
    }
}

/** What is seen in the place of an app in the background; a tap brings it back. */
@Composable
private fun Away(system: DeskSystem) {
    val colors = Design.colors
    Box(
        Modifier
            .fillMaxSize()
            .background(colors.surfaceSunken.color)
            .clickable(role = Role.Button) { system.send(away = false) },
        Alignment.Center,
    ) {
        Words(system.language.deskWords.back, TypeScale.label, color = colors.primary.color)
    }
}
