import Foundation
import KabinetKit
import Observation
import SwiftUI

/// The app's one core with the system around it.
@MainActor
@Observable
final class Phone {
    /// The system gives such a job half a minute; the rest is for ending in order.
    private static let jobMs: UInt64 = 20_000

    /// Holds what is drawn; none where the core could not be opened yet.
    private(set) var host: KabinetHost?

    @ObservationIgnored private let settings = AppSettings(Bundle.main.infoDictionary ?? [:])
    @ObservationIgnored private var platform: PhonePlatform?
    @ObservationIgnored private let failures = StartFailures()

    init() {
        open()
    }

    /// The app came into view or left it. What could not be opened is tried again when somebody looks.
    func follow(_ phase: ScenePhase) {
        switch phase {
        case .active:
            if host == nil { open() }
            host?.report(.foreground)
        case .background: host?.report(.background)
        case .inactive: break
        @unknown default: break
        }
    }

    /// A link opened the app.
    func take(_ link: URL) {
        guard let settings, let link = IncomingLink(link, host: settings.linkHost) else { return }
        host?.report(.linkOpened(url: link.text))
    }

    /// Sends what waits, for the system's job; asks for another one where something is left.
    func runQueue() async {
        guard let host else { return }
        let limit = Self.jobMs
        let left = await Task.detached { try? host.runQueue(deadlineMs: limit) }.value
        if left != 0 { try? platform?.scheduleJob(delayMs: 0) }
    }

    private func open() {
        guard let settings else { return failures.note("the bundle lacks a setting of the portal") }
        do {
            let folder = try AppFolder.own()
            let platform = PhonePlatform(folder: folder)
            let config = settings.config(in: folder, languages: Locale.preferredLanguages)
            let host = try KabinetHost(config: config, platform: platform)
            host.onAnnouncement = { $0.post() }
            platform.report { event in
                Task { @MainActor in host.report(event) }
            }
            self.platform = platform
            self.host = host
        } catch {
            failures.note("the core did not open: \(type(of: error))")
        }
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
