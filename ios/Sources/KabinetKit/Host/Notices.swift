import KabinetBindings
import Observation

/// The message that goes by itself: it stays six seconds, or until it is closed where a screen reader runs.
@MainActor
@Observable
final class Notices {
    /// How long one stays.
    static let stay = Duration.seconds(6)

    /// What is shown.
    private(set) var shown: Notice?
    /// With a screen reader a message waits until it is closed.
    @ObservationIgnored var staysUntilClosed = false {
        didSet { if shown != nil { goLater() } }
    }

    @ObservationIgnored private let clock: any ShellClock
    @ObservationIgnored private var last: UInt64?
    @ObservationIgnored private var alarm: Alarm?

    init(clock: any ShellClock) {
        self.clock = clock
    }

    /// Takes what the newest screen says. Gives the message where it is a new one.
    func follow(_ notice: Notice?) -> Notice? {
        guard let notice else {
            close()
            return nil
        }
        guard notice.id != last else {
            // The same in another language, or closed already.
            if shown != nil { shown = notice }
            return nil
        }
        last = notice.id
        shown = notice
        goLater()
        return notice
    }

    /// The person has seen it.
    func close() {
        alarm?.cancel()
        shown = nil
    }

    /// Whoever numbers them begins anew.
    func forget() {
        close()
        last = nil
    }

    private func goLater() {
        alarm?.cancel()
        guard !staysUntilClosed else { return }
        alarm = clock.after(Self.stay) { [weak self] in self?.close() }
    }
}
