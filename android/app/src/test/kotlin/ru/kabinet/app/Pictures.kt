package ru.kabinet.app

import ru.kabinet.core.Language
import ru.kabinet.core.Screen
import ru.kabinet.core.Transition
import ru.kabinet.core.Update

/** The least of a picture that a test needs. */
internal fun picture(seq: Int): Update {
    val top =
        Screen(
            key = "screen",
            visit = 1u,
            language = Language.RU,
            title = "",
            back = null,
            steps = null,
            barActions = emptyList(),
            components = emptyList(),
            actions = emptyList(),
            busy = null,
            notice = null,
            focus = null,
        )
    return Update(seq.toULong(), listOf(top.key), top, null, Transition.NONE)
}
