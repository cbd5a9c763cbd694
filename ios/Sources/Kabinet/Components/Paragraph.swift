import KabinetKit
import SwiftUI

/// Running text, with a sign before it and a link that ends it.
struct ParagraphView: View {
    let text: String
    let isMuted: Bool
    let icon: Icon?
    let link: Action?
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s1)) {
            HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s2)) {
                if let icon { Sign(icon.symbol) }
                Words(text, .body)
            }
            .foregroundStyle(Color(isMuted ? palette.textMuted : palette.text))
            .spokenAsOne(presentation[.text])
            if let link { ActionView(action: link, place: .link, drawing: drawing) }
        }
    }
}
