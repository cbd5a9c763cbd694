import KabinetKit
import SwiftUI

/// Something with a state that changes by itself.
struct StatusCardView: View {
    let title: String
    let status: String
    let tone: Tone
    let text: String
    let presentation: Presentation
    @Environment(\.palette) private var palette

    var body: some View {
        let colours = palette.colours(of: tone)
        VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
            Words(title, .titleS).foregroundStyle(Color(palette.text))
            HStack(spacing: CGFloat(Space.s1)) {
                Sign(symbol, role: .caption)
                Words(status, .caption)
            }
            .foregroundStyle(Color(colours.text))
            .padding(.horizontal, CGFloat(Space.s2))
            .padding(.vertical, CGFloat(Space.s1))
            .background(Color(colours.container), in: Capsule())
            if !text.isEmpty {
                Words(text, .bodyS).foregroundStyle(Color(palette.textMuted))
            }
        }
        .card(palette.surface)
        .spokenAsOne(presentation[.text])
    }

    /// What is not over yet shows a clock.
    private var symbol: String {
        switch tone {
        case .info, .warning: Icon.clock.symbol
        case .success, .danger: tone.symbol
        }
    }
}
