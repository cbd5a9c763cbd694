#if canImport(Network)
    import Foundation
    import KabinetBindings
    import Network

    /// Tells the core when the link comes, goes or begins to cost by volume.
    final class NetworkWatch: Sendable {
        private let monitor = NWPathMonitor()

        /// Begins to watch.
        func start(_ report: @escaping @Sendable (PlatformEvent) -> Void) {
            monitor.pathUpdateHandler = { path in
                let isMetered = path.isExpensive || path.isConstrained
                report(.network(online: path.status == .satisfied, metered: isMetered))
            }
            monitor.start(queue: DispatchQueue(label: "ru.kabinet.network"))
        }

        deinit {
            monitor.cancel()
        }
    }
#endif
