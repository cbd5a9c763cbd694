import KabinetKit
import SwiftUI

/// Hides everything in the task switcher: a bystander sees the app's mark alone.
struct PrivacyCover: View {
    @Environment(\.palette) private var palette

    private static let side: CGFloat = 96

    var body: some View {
        ZStack {
            Color(palette.hero).ignoresSafeArea()
            MarkView(side: Self.side)
        }
        .accessibilityHidden(true)
    }
}
