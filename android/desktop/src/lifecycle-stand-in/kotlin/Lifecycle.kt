@file:JvmName("RepeatOnLifecycleKt")

package androidx.lifecycle

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.takeWhile

// The few classes of androidx.lifecycle that a Compose window links against, which only Google's own repository has. Never
// in the app for Android, which has the real ones.

/** Told of what becomes of an owner. */
interface LifecycleObserver

/** Told of each step. */
fun interface LifecycleEventObserver : LifecycleObserver {
    /** The owner took a step. */
    fun onStateChanged(
        source: LifecycleOwner,
        event: Lifecycle.Event,
    )
}

/** What has a life, such as a window. */
interface LifecycleOwner {
    /** Its life. */
    val lifecycle: Lifecycle
}

/** How far something has come in its life. */
abstract class Lifecycle {
    /** Tells an observer of every step, those that were taken already included. */
    abstract fun addObserver(observer: LifecycleObserver)

    /** Tells it nothing more. */
    abstract fun removeObserver(observer: LifecycleObserver)

    /** Where it stands. */
    abstract val currentState: State

    /** The same as a flow. */
    abstract val currentStateFlow: StateFlow<State>

    /** Where it can stand, in order. */
    enum class State {
        DESTROYED,
        INITIALIZED,
        CREATED,
        STARTED,
        RESUMED,
        ;

        /** Whether it has come as far as this. */
        fun isAtLeast(state: State) = compareTo(state) >= 0
    }

    /** The steps. */
    enum class Event { ON_CREATE, ON_START, ON_RESUME, ON_PAUSE, ON_STOP, ON_DESTROY, ON_ANY }
}

/** A life that its owner moves. */
open class LifecycleRegistry(
    private val owner: LifecycleOwner,
) : Lifecycle() {
    private val state = MutableStateFlow(State.INITIALIZED)
    private val told = LinkedHashMap<LifecycleObserver, State>()

    override val currentStateFlow: StateFlow<State> get() = state

    override var currentState: State
        get() = state.value
        set(value) {
            state.value = value
            told.keys.toList().forEach(::tell)
        }

    override fun addObserver(observer: LifecycleObserver) {
        if (told.putIfAbsent(observer, State.INITIALIZED) == null) tell(observer)
    }

    override fun removeObserver(observer: LifecycleObserver) {
        told.remove(observer)
    }

    private fun tell(observer: LifecycleObserver) {
        while (true) {
            val at = told[observer] ?: return
            val (event, next) = step(at, state.value) ?: break
            told[observer] = next
            (observer as? LifecycleEventObserver)?.onStateChanged(owner, event)
        }
    }

    private fun step(
        at: State,
        to: State,
    ): Pair<Event, State>? =
        when {
            at == to -> null
            at < to && at == State.INITIALIZED -> Event.ON_CREATE to State.CREATED
            at < to && at == State.CREATED -> Event.ON_START to State.STARTED
            at < to && at == State.STARTED -> Event.ON_RESUME to State.RESUMED
            at == State.RESUMED -> Event.ON_PAUSE to State.STARTED
            at == State.STARTED -> Event.ON_STOP to State.CREATED
            at == State.CREATED -> Event.ON_DESTROY to State.DESTROYED
            else -> null
        }
}

/** Runs a block anew whenever the life comes as far as a state, and ends it when it falls behind. */
suspend fun Lifecycle.repeatOnLifecycle(
    state: Lifecycle.State,
    block: suspend CoroutineScope.() -> Unit,
) {
    currentStateFlow
        .takeWhile { it != Lifecycle.State.DESTROYED }
        .map { it.isAtLeast(state) }
        .distinctUntilChanged()
        .collectLatest { if (it) coroutineScope { block() } }
}

/** Where what outlives a window is kept. */
open class ViewModelStore {
    /** Forgets all of it. */
    open fun clear() = Unit
}

/** Who has such a place. */
interface ViewModelStoreOwner {
    /** The place. */
    val viewModelStore: ViewModelStore
}
