import KabinetKit

/// A clock that a test moves by hand.
@MainActor
final class HandClock: ShellClock {
    private struct Waiting {
        let due: Duration
        let number: Int
        let work: @MainActor () -> Void
    }

    private(set) var now = Duration.zero
    private var waiting: [Int: Waiting] = [:]
    private var number = 0

    func after(_ delay: Duration, _ work: @escaping @MainActor () -> Void) -> Alarm {
        number += 1
        let own = number
        waiting[own] = Waiting(due: now + delay, number: own, work: work)
        return Alarm { [weak self] in self?.waiting[own] = nil }
    }

    /// Lets so much time pass; what falls due meanwhile is done in its order.
    func pass(_ time: Duration) {
        let end = now + time
        while let next = waiting.values.filter({ $0.due <= end }).min(by: {
            ($0.due, $0.number) < ($1.due, $1.number)
        }) {
            waiting[next.number] = nil
            now = next.due
            next.work()
        }
        now = end
    }
}
