import KabinetBindings
import Observation

/// What is under way, shown only once it has lasted: work that is shorter would only flicker.
@MainActor
@Observable
final class BusyDelay {
    /// Work shorter than this isn't shown.
    static let delay = Duration.milliseconds(300)

    /// What is shown as under way.
    private(set) var shown: Busy?

    @ObservationIgnored private let clock: any ShellClock
    @ObservationIgnored private let onShown: @MainActor (Busy) -> Void
    @ObservationIgnored private var newest: Busy?
    @ObservationIgnored private var alarm: Alarm?

    init(clock: any ShellClock, onShown: @escaping @MainActor (Busy) -> Void) {
        self.clock = clock
        self.onShown = onShown
    }

    /// Takes what the newest screen says of it.
    func follow(_ busy: Busy?) {
        newest = busy
        if busy == nil {
            alarm?.cancel()
            alarm = nil
            shown = nil
        } else if shown != nil {
            shown = busy
        } else if alarm == nil {
            alarm = clock.after(Self.delay) { [weak self] in self?.show() }
        }
    }

    private func show() {
        alarm = nil
        shown = newest
        if let newest { onShown(newest) }
    }
}
