package ru.kabinet.ui.host

import ru.kabinet.core.Action
import ru.kabinet.core.Overlay

/** What the system's back does to it: closes a sheet, gives the safe answer to a question. */
internal val Overlay.leaving: Action?
    get() =
        when (this) {
            is Overlay.Sheet -> close
            is Overlay.Confirmation -> actions.lastOrNull()
        }
