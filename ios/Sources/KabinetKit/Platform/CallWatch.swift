#if canImport(CallKit)
    import CallKit
    import Foundation
    import KabinetBindings

    /// Tells the core when a call begins and ends: it needs no permission and knows nobody's number.
    @MainActor
    final class CallWatch: NSObject, CXCallObserverDelegate {
        private let observer = CXCallObserver()
        private let report: @Sendable (PlatformEvent) -> Void
        private var isTold = false

        /// Begins to watch.
        init(_ report: @escaping @Sendable (PlatformEvent) -> Void) {
            self.report = report
            super.init()
            observer.setDelegate(self, queue: .main)
        }

        /// A call begins, changes or ends. The observer was told to call on the main queue.
        nonisolated func callObserver(_ observer: CXCallObserver, callChanged call: CXCall) {
            let isActive = observer.calls.contains { !$0.hasEnded }
            Task { @MainActor in tell(isActive) }
        }

        private func tell(_ isActive: Bool) {
            guard isActive != isTold else { return }
            isTold = isActive
            report(.callActive(active: isActive))
        }
    }
#endif
