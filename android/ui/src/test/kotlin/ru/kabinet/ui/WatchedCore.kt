package ru.kabinet.ui

import kotlinx.coroutines.CoroutineScope
import ru.kabinet.core.Config
import ru.kabinet.core.Edited
import ru.kabinet.core.FieldCheck
import ru.kabinet.core.Intent
import ru.kabinet.core.Kabinet
import ru.kabinet.core.KabinetInterface
import ru.kabinet.core.Platform
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.QueueReport
import ru.kabinet.core.ScreenObserver
import ru.kabinet.core.Update
import ru.kabinet.ui.host.FlowHost
import ru.kabinet.ui.host.Pictures as Updates

/** Sees what crosses the boundary between a shell and the core, on whatever thread it does. */
interface BoundaryWatch {
    /** The shell calls the function of that name. */
    fun <T> down(
        name: String,
        call: () -> T,
    ): T

    /** The core brings an update; the shell takes it after this. */
    fun up(update: Update)
}

/** The real core, with somebody who watches all calls of it. */
class WatchedCore private constructor(
    private val core: Kabinet,
    private val watch: BoundaryWatch,
) : KabinetInterface,
    AutoCloseable {
    override fun dispatch(intent: Intent) = watch.down("dispatch") { core.dispatch(intent) }

    override fun draft(
        key: String,
        field: String,
        text: String,
    ) = watch.down("draft") { core.draft(key, field, text) }

    override fun checkField(
        key: String,
        field: String,
        text: String,
        caret: UInt,
        other: String?,
    ): FieldCheck = watch.down("checkField") { core.checkField(key, field, text, caret, other) }

    override fun editField(
        key: String,
        field: String,
        before: Edited,
        after: Edited,
        other: String?,
    ): FieldCheck = watch.down("editField") { core.editField(key, field, before, after, other) }

    override fun suggestPassword(
        key: String,
        field: String,
    ): String = watch.down("suggestPassword") { core.suggestPassword(key, field) }

    override fun current(): Update = watch.down("current", core::current)

    override fun report(event: PlatformEvent) = watch.down("report") { core.report(event) }

    override fun runQueue(deadlineMs: ULong): QueueReport =
        watch.down("runQueue") {
            core.runQueue(deadlineMs)
        }

    override fun panicProbe() = watch.down("panicProbe", core::panicProbe)

    override fun shutdown() = watch.down("shutdown", core::shutdown)

    override fun close() = core.close()

    companion object {
        /** Opens the core of a data folder as [FlowHost.open] does. */
        fun open(
            config: Config,
            platform: Platform,
            scope: CoroutineScope,
            watch: BoundaryWatch,
        ): FlowHost {
            val updates = Updates()
            val observer =
                object : ScreenObserver {
                    override fun updated(update: Update) {
                        watch.up(update)
                        updates.updated(update)
                    }
                }
            return FlowHost(updates, scope, config.language) {
                WatchedCore(Kabinet.open(config, platform, observer), watch)
            }
        }
    }
}
