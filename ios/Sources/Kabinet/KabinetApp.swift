import KabinetKit
import SwiftUI

/// The app: one core, one window.
@main
struct KabinetApp: App {
    @State private var phone = Phone()
    @Environment(\.scenePhase) private var phase

    var body: some Scene {
        WindowGroup {
            ZStack {
                PhoneView(host: phone.host)
                if phase != .active { PrivacyCover() }
            }
            .modifier(Themed())
            .onOpenURL { phone.take($0) }
            .onContinueUserActivity(NSUserActivityTypeBrowsingWeb) { activity in
                if let url = activity.webpageURL { phone.take(url) }
            }
            .onChange(of: phase, initial: true) { _, phase in phone.follow(phase) }
        }
        .backgroundTask(.appRefresh(AppSettings.queueJob)) { await phone.runQueue() }
    }
}
