package ru.kabinet.ui.components

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ru.kabinet.core.Component
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.Design
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.color

/** The welcoming block at the top of the first screen. */
@Composable
internal fun HeroView(component: Component.Hero) {
    val colors = Design.colors
    val isLarge = Design.textIsLarge
    val corners = RoundedCornerShape(bottomStart = Radius.XL.dp, bottomEnd = Radius.XL.dp)
    Box(Modifier.fillMaxWidth().background(colors.hero.color, corners).clipToBounds()) {
        if (!isLarge) OpenDoor(Modifier.align(Alignment.BottomEnd))
        Column(
            Modifier
                .fillMaxWidth()
                .heightIn(min = if (isLarge) 0.dp else TEXT_HEIGHT.dp)
                .padding(
                    start = screenMargin(),
                    end = screenMargin(),
                    top = Space.S2.dp,
                    bottom = Space.S6.dp,
                ),
            verticalArrangement = Arrangement.spacedBy(Space.S3.dp),
        ) {
            Words(
                component.title,
                TypeScale.display,
                Modifier.semantics { heading() },
                colors.onHero.color,
                fits = true,
            )
            val narrow = if (isLarge) Modifier else Modifier.widthIn(max = TEXT_WIDTH.dp)
            Words(component.text, TypeScale.body, narrow, colors.heroTextMuted.color)
        }
    }
}

private const val TEXT_HEIGHT = 292
private const val TEXT_WIDTH = 190

/** The picture of the welcome screen: an open door with light behind it, on a sheet of 390 × 384. */
@Composable
private fun OpenDoor(modifier: Modifier) {
    val colors = Design.colors
    val paths = remember { listOf(HALO, LIGHT, WING).map { PathParser().parsePathString(it).toPath() } }
    val side = if (isNarrow()) SCENE_NARROW else SCENE
    Canvas(modifier.size(side.dp, (side * SHEET_HEIGHT / SHEET_WIDTH).dp)) {
        val factor = size.width / SHEET_WIDTH
        scale(factor, factor, pivot = androidx.compose.ui.geometry.Offset.Zero) {
            val (halo, light, wing) = paths
            drawPath(halo, colors.onHero.color, alpha = 0.08f)
            drawPath(light, colors.accent.color)
            drawPath(wing, colors.hero.color)
            drawPath(wing, colors.onHero.color, alpha = 0.22f)
            drawCircle(
                colors.accent.color,
                radius = 3.5f,
                center =
                    androidx.compose.ui.geometry
                        .Offset(285f, 312f),
            )
        }
    }
}

private const val SCENE = 355
private const val SCENE_NARROW = 244
private const val SHEET_WIDTH = 390f
private const val SHEET_HEIGHT = 384f
private const val HALO = "M238 384V270a56 56 0 0 1 112 0v114z"
private const val LIGHT = "M254 384V272a40 40 0 0 1 80 0v112z"
private const val WING = "M254 384V272a40 40 0 0 1 40 -40v130z"
