#if canImport(os)
    import KabinetBindings
    import os

    /// The system's log. The core leaves out what is personal; the words are kept private all the same, so
    /// that only a developer's phone shows them.
    struct SystemLog: Sendable {
        private let logger = Logger(subsystem: "ru.kabinet", category: "core")

        /// Writes a line.
        func write(_ level: LogLevel, _ line: String) {
            logger.log(level: type(of: level), "\(line, privacy: .private)")
        }

        private func type(of level: LogLevel) -> OSLogType {
            switch level {
            case .trace, .debug: .debug
            case .info: .info
            case .warn: .default
            case .error: .error
            }
        }
    }
#endif
