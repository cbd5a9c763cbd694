import KabinetKit
import SwiftUI

/// The welcoming block at the top of the first screen.
struct HeroView: View {
    let title: String
    let text: String
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s3)) {
            Words(title, .display)
                .foregroundStyle(Color(palette.onHero))
                .spoken(presentation[.title])
                .accessibilityFocused(drawing.title)
            Words(text, .body)
                .foregroundStyle(Color(palette.heroTextMuted))
                .spoken(presentation[.text])
        }
        .card(palette.hero, padding: Space.s6)
    }
}
