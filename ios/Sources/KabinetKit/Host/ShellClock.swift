/// Time as the shell counts it: rests after a key, notices that go by themselves, countdowns. Injected, so
/// that tests move it by hand.
@MainActor
public protocol ShellClock: AnyObject {
    /// Time since some moment that stays the same; it never goes back, whatever the phone's clock does.
    var now: Duration { get }

    /// Calls `work` once so much time has passed, unless the alarm is cancelled before.
    func after(_ delay: Duration, _ work: @escaping @MainActor () -> Void) -> Alarm
}

/// Something that is to happen later.
@MainActor
public final class Alarm {
    private var onCancel: (@MainActor () -> Void)?

    /// An alarm that `onCancel` puts off for good.
    public init(onCancel: @escaping @MainActor () -> Void) {
        self.onCancel = onCancel
    }

    /// Puts it off for good. A second call does nothing.
    public func cancel() {
        onCancel?()
        onCancel = nil
    }
}

/// The phone's own monotonic clock, which goes on while the phone sleeps.
public final class SystemShellClock: ShellClock {
    private let start = ContinuousClock.now

    /// A clock that starts now.
    public init() {}

    /// Time since this clock was made.
    public var now: Duration { start.duration(to: .now) }

    /// Calls `work` on the main actor once so much time has passed.
    public func after(_ delay: Duration, _ work: @escaping @MainActor () -> Void) -> Alarm {
        let waiting = Task { @MainActor in
            guard (try? await Task.sleep(for: delay)) != nil else { return }
            work()
        }
        return Alarm { waiting.cancel() }
    }
}

extension Duration {
    /// Whole milliseconds, none where it is negative.
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }
}
