import os

/// Why the app could not begin, for the system's log: there is no core yet that has words for it.
struct StartFailures {
    private let logger = Logger(subsystem: "ru.kabinet", category: "start")

    /// Writes a reason in which nothing is personal.
    func note(_ reason: String) {
        logger.error("\(reason, privacy: .public)")
    }
}
