import KabinetKit
import SwiftUI

/// A message that stays while it is true, on a card or as a strip above the content.
struct BannerView: View {
    let tone: Tone
    let title: String
    let text: String
    let action: Action?
    let isStrip: Bool
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        // A strip is only drawn once what it tells has lasted.
        if let words = presentation[.text] {
            let colours = palette.colours(of: tone)
            VStack(alignment: .leading, spacing: CGFloat(Space.s1)) {
                HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s2)) {
                    Sign(isStrip && tone == .warning ? Icon.offline.symbol : tone.symbol)
                    VStack(alignment: .leading, spacing: CGFloat(Space.s1)) {
                        Words(title, .label)
                        if !text.isEmpty { Words(text, .bodyS) }
                    }
                }
                .spokenAsOne(words)
                if let action { ActionView(action: action, place: .link, drawing: drawing) }
            }
            .foregroundStyle(Color(colours.text))
            .card(colours.container)
        }
    }
}
