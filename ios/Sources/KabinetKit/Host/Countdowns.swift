import Foundation
import KabinetBindings
import Observation

/// The times that run down on what is shown. They are drawn from what was left when the update came and the
/// phone's own monotonic clock; each of their sentences is said once.
@MainActor
@Observable
final class Countdowns {
    private static let tick = Duration.milliseconds(250)
    /// Two that end this close together are the same one, told anew.
    private static let sameEnd = Duration.milliseconds(1_500)

    private struct Running {
        var countdown: Countdown
        var end: Duration
        /// Marks at or above were said.
        var saidDownTo: UInt64
    }

    /// Milliseconds since the update that is shown came.
    private(set) var elapsed: UInt64 = 0

    @ObservationIgnored private let clock: any ShellClock
    @ObservationIgnored private let say: @MainActor (String) -> Void
    @ObservationIgnored private var running: [String: Running] = [:]
    @ObservationIgnored private var taken = Duration.zero
    @ObservationIgnored private var wasBusy = false
    @ObservationIgnored private var alarm: Alarm?

    init(clock: any ShellClock, say: @escaping @MainActor (String) -> Void) {
        self.clock = clock
        self.say = say
    }

    /// Takes the countdowns of an update that came now, by what they stand at. While `isBusy`, an answer is
    /// waited for that says itself what it ends.
    func follow(_ found: [String: Countdown], isBusy: Bool) {
        sayWhatIsDue()
        let isQuiet = isBusy || wasBusy
        for (name, one) in running where found[name] == nil {
            running[name] = nil
            if !isQuiet { sayEnd(of: one) }
        }
        wasBusy = isBusy
        taken = clock.now
        elapsed = 0
        for (name, countdown) in found { start(name, countdown) }
        sayWhatIsDue()
        goOn()
    }

    /// Another screen stands there: nothing more is said of the one before.
    func clear() {
        running = [:]
    }

    private func start(_ name: String, _ countdown: Countdown) {
        let end = taken + .milliseconds(Int64(countdown.remainingMs))
        if let known = running[name], difference(known.end, end) < Self.sameEnd {
            let saidDownTo = min(known.saidDownTo, countdown.remainingMs)
            running[name] = Running(countdown: countdown, end: end, saidDownTo: saidDownTo)
        } else {
            // How long it takes stands where it runs: only what becomes of it is said, its end in any case.
            let begun = max(1, Int64(countdown.remainingMs) - Int64(Self.sameEnd.milliseconds))
            running[name] = Running(countdown: countdown, end: end, saidDownTo: UInt64(begun))
        }
    }

    private func difference(_ one: Duration, _ other: Duration) -> Duration {
        one > other ? one - other : other - one
    }

    private func goOn() {
        alarm?.cancel()
        alarm = nil
        guard !running.isEmpty else { return }
        alarm = clock.after(Self.tick) { [weak self] in
            guard let self else { return }
            elapsed = (clock.now - taken).milliseconds
            sayWhatIsDue()
            goOn()
        }
    }

    private func sayWhatIsDue() {
        for name in running.keys.sorted() {
            guard var one = running[name] else { continue }
            let left = (one.end - clock.now).milliseconds
            guard let mark = one.countdown.due(at: left, saidDownTo: one.saidDownTo) else { continue }
            one.saidDownTo = mark.remainingMs
            running[name] = one
            say(mark.text)
        }
    }

    /// It is over, perhaps sooner than the phone counted.
    private func sayEnd(of one: Running) {
        guard let mark = one.countdown.due(at: 0, saidDownTo: one.saidDownTo), mark.remainingMs == 0 else {
            return
        }
        say(mark.text)
    }
}

extension Countdown {
    /// The latest sentence whose time has come and that wasn't said yet.
    func due(at left: UInt64, saidDownTo: UInt64) -> SpokenMark? {
        spoken.filter { $0.remainingMs >= left && $0.remainingMs < saidDownTo }
            .min { $0.remainingMs < $1.remainingMs }
    }

    /// Its words when `elapsed` milliseconds have passed since its update.
    public func words(elapsed: UInt64) -> String {
        text.replacingOccurrences(of: "{time}", with: Self.timeLeft(remaining(elapsed: elapsed)))
    }

    /// Milliseconds left when `elapsed` have passed since its update.
    public func remaining(elapsed: UInt64) -> UInt64 {
        remainingMs > elapsed ? remainingMs - elapsed : 0
    }

    /// «8:42», and from an hour on «1:08:42»; a second that has begun counts as whole.
    static func timeLeft(_ milliseconds: UInt64) -> String {
        let seconds = (milliseconds + 999) / 1_000
        let twoDigits = { (count: UInt64) in count < 10 ? "0\(count)" : "\(count)" }
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        let head = hours > 0 ? "\(hours):\(twoDigits(minutes))" : "\(minutes)"
        return "\(head):\(twoDigits(seconds % 60))"
    }
}
