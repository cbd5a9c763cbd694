import KabinetBindings
import Synchronization

/// News of the system on their way to the core. They may come before the core is there: the newest ones wait.
final class EventSink: Sendable {
    private static let mostWaiting = 16

    private struct State {
        var take: (@Sendable (PlatformEvent) -> Void)?
        var waiting: [PlatformEvent] = []
    }

    private let state = Mutex(State())

    /// Takes news from any thread.
    func report(_ event: PlatformEvent) {
        let take = state.withLock { state in
            if state.take == nil { state.waiting = state.waiting.suffix(Self.mostWaiting - 1) + [event] }
            return state.take
        }
        take?(event)
    }

    /// The core is there.
    func open(_ take: @escaping @Sendable (PlatformEvent) -> Void) {
        let waiting = state.withLock { state in
            state.take = take
            defer { state.waiting = [] }
            return state.waiting
        }
        waiting.forEach(take)
    }
}
