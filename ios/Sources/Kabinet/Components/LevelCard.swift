import KabinetKit
import SwiftUI

/// The account's level, with as many filled segments as are reached.
struct LevelCardView: View {
    let title: String
    let text: String
    let reached: UInt8
    let presentation: Presentation
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
            Words(title, .titleS).foregroundStyle(Color(palette.onHero))
            Words(text, .bodyS).foregroundStyle(Color(palette.heroTextMuted))
            HStack(spacing: CGFloat(Space.s1)) {
                ForEach(0..<3, id: \.self) { place in
                    Capsule()
                        .fill(Color(place < Int(reached) ? palette.accent : palette.heroTextMuted))
                        .frame(height: CGFloat(Size.progress))
                }
            }
        }
        .card(palette.hero)
        .spokenAsOne(presentation[.text])
    }
}
