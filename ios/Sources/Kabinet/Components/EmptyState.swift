import KabinetKit
import SwiftUI

/// Nothing to show yet, or something that could not be shown.
struct EmptyStateView: View {
    let icon: Icon
    let text: String
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(spacing: CGFloat(Space.s4)) {
            Sign(icon.symbol, role: .display).foregroundStyle(Color(palette.primary))
            Words(text, .body)
                .foregroundStyle(Color(palette.text))
                .multilineTextAlignment(.center)
                .spoken(presentation[.text])
                .accessibilityFocused(drawing.title)
        }
        .frame(maxWidth: .infinity)
        .padding(CGFloat(Space.s6))
    }
}
