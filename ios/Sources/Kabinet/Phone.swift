import Foundation
import KabinetKit
import SwiftUI

/// The app's one core with the system around it.
@MainActor
final class Phone {
    /// The system gives such a job half a minute; the rest is for ending in order.
    private static let jobMs: UInt64 = 20_000

    /// Holds what is drawn.
    let host: KabinetHost

    private let platform: PhonePlatform
    private let settings: AppSettings?

    init() {
        let settings = AppSettings(Bundle.main.infoDictionary ?? [:])
        let folder = AppFolder(in: .applicationSupportDirectory)
        let platform = PhonePlatform(folder: folder)
        let languages = Locale.preferredLanguages
        let host = KabinetHost(language: .preferred(of: languages)) { observer in
            do {
                guard let settings else { throw AppSettings.incomplete }
                try folder.make()
                let config = settings.config(in: folder, languages: languages)
                return try Kabinet.open(config: config, platform: platform, observer: observer)
            } catch {
                try? platform.log(level: .error, line: "the core did not open: \(error)")
                throw error
            }
        }
        host.onAnnouncement = { $0.post() }
        platform.report { event in
            Task { @MainActor in host.report(event) }
        }
        self.settings = settings
        self.platform = platform
        self.host = host
    }

    /// The app came into view or left it.
    func follow(_ phase: ScenePhase) {
        switch phase {
        case .active: host.report(.foreground)
        case .background: host.report(.background)
        case .inactive: break
        @unknown default: break
        }
    }

    /// A link opened the app.
    func take(_ link: URL) {
        guard let settings, let link = IncomingLink(link, host: settings.linkHost) else { return }
        host.report(.linkOpened(url: link.text))
    }

    /// Sends what waits, for the system's job; asks for another one where something is left.
    func runQueue() async {
        let left = try? await host.runQueue(deadlineMs: Self.jobMs)
        if left != 0 { try? platform.scheduleJob(delayMs: 0) }
    }
}

extension Announcement {
    /// Says it. What is urgent interrupts.
    fileprivate func post() {
        var words = AttributedString(text)
        words.accessibilitySpeechAnnouncementPriority = isUrgent ? .high : .default
        AccessibilityNotification.Announcement(words).post()
    }
}
