import Foundation
import KabinetKit

/// Keeps the newest update and lets a test wait for one. `react` runs last and may throw, as a faulty shell would.
final class RecordingObserver: ScreenObserver, @unchecked Sendable {
    private let changed = NSCondition()
    private var latest: Update?
    private var count = 0
    private let react: @Sendable () throws -> Void

    init(react: @escaping @Sendable () throws -> Void = {}) {
        self.react = react
    }

    /// Updates taken so far, those that `react` failed on included.
    var taken: Int {
        changed.withLock { count }
    }

    func updated(update: Update) throws {
        changed.withLock {
            latest = update
            count += 1
            changed.broadcast()
        }
        try react()
    }

    /// The first update from now on, the newest one included, that `wanted` accepts.
    func await(_ what: String, patience: TimeInterval = 15, where wanted: (Update) -> Bool) throws -> Update {
        let deadline = Date(timeIntervalSinceNow: patience)
        return try changed.withLock {
            while true {
                if let latest, wanted(latest) { return latest }
                guard changed.wait(until: deadline) else {
                    throw NothingCame(what: what, newest: latest?.top.key)
                }
            }
        }
    }
}

/// No update that a test waited for.
struct NothingCame: Error, CustomStringConvertible {
    let what: String
    let newest: String?

    var description: String { "no update with \(what); the newest is \(newest ?? "none")" }
}
