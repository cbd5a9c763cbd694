#if canImport(UIKit)
    import Foundation
    import KabinetBindings
    import UIKit

    /// Tells the core when the phone's clock, zone or language is changed.
    @MainActor
    final class SystemNews {
        private let report: @Sendable (PlatformEvent) -> Void
        private var language = Language.preferred(of: Locale.preferredLanguages)

        /// Begins to listen, for as long as the app lives.
        init(_ report: @escaping @Sendable (PlatformEvent) -> Void) {
            self.report = report
            for name in [
                Notification.Name.NSSystemClockDidChange, .NSSystemTimeZoneDidChange,
                UIApplication.significantTimeChangeNotification,
            ] {
                listen(to: name) { $0.report(.clockChanged) }
            }
            listen(to: NSLocale.currentLocaleDidChangeNotification) { $0.tellLanguage() }
        }

        private func listen(
            to name: Notification.Name,
            _ act: @escaping @MainActor @Sendable (SystemNews) -> Void
        ) {
            // It is never taken away.
            _ = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) {
                [weak self] _ in
                MainActor.assumeIsolated {
                    if let self { act(self) }
                }
            }
        }

        private func tellLanguage() {
            let now = Language.preferred(of: Locale.preferredLanguages)
            guard now != language else { return }
            language = now
            report(.localeChanged(language: now))
        }
    }
#endif
