package ru.kabinet.ui.components

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import ru.kabinet.design.Layout
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.color
import ru.kabinet.ui.theme.rounded

/** How wide the screen is. */
val LocalScreenWidth = compositionLocalOf { 390.dp }

/** Whether this stands on a card already, which needs no card of its own. */
internal val LocalIsOnCard = compositionLocalOf { false }

/** Whether the screen is narrower than phones usually are. */
@Composable
@ReadOnlyComposable
internal fun isNarrow() = LocalScreenWidth.current < Layout.NARROW_BELOW.dp

/** The distance from the edge of the screen. */
@Composable
@ReadOnlyComposable
internal fun screenMargin(): Dp = if (isNarrow()) Layout.SCREEN_MARGIN_NARROW.dp else Layout.SCREEN_MARGIN.dp

/** A card that parts from the background by its colour. */
@Composable
internal fun Card(
    modifier: Modifier = Modifier,
    gap: Int = Space.S3,
    padding: Int = Layout.CARD_PADDING,
    content: @Composable ColumnScope.() -> Unit,
) {
    val isOnCard = LocalIsOnCard.current
    val card =
        if (isOnCard) {
            Modifier
        } else {
            Modifier
                .background(
                    Design.colors.surface.color,
                    rounded(Radius.L),
                ).padding(padding.dp)
        }
    Column(
        modifier.fillMaxWidth().then(card),
        verticalArrangement = Arrangement.spacedBy(gap.dp),
        content = content,
    )
}
