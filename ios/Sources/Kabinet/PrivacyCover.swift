import KabinetKit
import SwiftUI

/// Hides everything in the task switcher: a bystander sees the app's mark alone.
struct PrivacyCover: View {
    @Environment(\.palette) private var palette

    var body: some View {
        ZStack {
            Color(palette.hero).ignoresSafeArea()
            Sign(Icon.lock.symbol, role: .display).foregroundStyle(Color(palette.onHero))
        }
        .accessibilityHidden(true)
    }
}
