import Foundation

/// When the system is asked to wake the app.
struct JobTime: Equatable, Sendable {
    /// Not before this moment.
    let date: Date

    /// In so many milliseconds; what is beyond the system's calendar is at its end.
    init(afterMs delay: UInt64, from now: Date = Date()) {
        date = min(now.addingTimeInterval(Double(delay) / 1_000), .distantFuture)
    }
}
