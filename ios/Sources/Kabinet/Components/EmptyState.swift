import KabinetKit
import SwiftUI

/// Nothing to show yet, or something that could not be shown.
struct EmptyStateView: View {
    let icon: Icon
    let title: String
    let text: String
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(spacing: CGFloat(Space.s4)) {
            Sign(icon.symbol, role: .display).foregroundStyle(Color(palette.primary))
            Words(title, .titleM)
                .foregroundStyle(Color(palette.text))
                .spoken(presentation[.title])
                .accessibilityFocused(drawing.title)
            if !text.isEmpty {
                Words(text, .body)
                    .foregroundStyle(Color(palette.textMuted))
                    .spoken(presentation[.text])
            }
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: .infinity)
        .padding(CGFloat(Space.s6))
    }
}
