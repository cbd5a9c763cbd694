package ru.kabinet.ui.frame

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.IconButton
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.shadow
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import ru.kabinet.core.Notice
import ru.kabinet.design.IconPaths
import ru.kabinet.design.Radius
import ru.kabinet.design.Space
import ru.kabinet.design.TypeScale
import ru.kabinet.ui.theme.IconSize
import ru.kabinet.ui.theme.Mark
import ru.kabinet.ui.theme.Words
import ru.kabinet.ui.theme.path
import ru.kabinet.ui.theme.rounded
import ru.kabinet.ui.theme.surface

private const val STAYS_MS = 6000L

/** A message at the top that goes by itself; it lies over no button that one needs at once. */
@Composable
internal fun NoticeView(
    notice: Notice?,
    modifier: Modifier = Modifier,
) {
    var gone by remember { mutableStateOf<ULong?>(null) }
    if (notice == null || notice.id == gone) return
    LaunchedEffect(notice.id) {
        delay(STAYS_MS)
        gone = notice.id
    }
    val surface = notice.tone.surface()
    CompositionLocalProvider(LocalContentColor provides surface.content) {
        Row(
            modifier
                .fillMaxWidth()
                .padding(Space.S3.dp, Space.S1.dp)
                .shadow(Space.S2.dp, rounded(Radius.M))
                .background(surface.container, rounded(Radius.M))
                .semantics {
                    isTraversalGroup = true
                    traversalIndex = 1f
                }.padding(start = 16.dp, end = 4.dp, top = 4.dp, bottom = 4.dp),
            horizontalArrangement = Arrangement.spacedBy(Space.S3.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Mark(notice.tone.path)
            Words(notice.text, TypeScale.bodyS, Modifier.weight(1f).padding(vertical = Space.S2.dp))
            IconButton({ gone = notice.id }, Modifier.semantics { contentDescription = notice.closeLabel }) {
                Mark(IconPaths.CLOSE, IconSize.M)
            }
        }
    }
}
