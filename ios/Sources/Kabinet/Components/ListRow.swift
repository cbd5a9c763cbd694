import KabinetKit
import SwiftUI

/// One row of a list: one target, one name. With large text its parts stand below each other.
struct ListRowView: View {
    let icon: Icon?
    let title: String
    let subtitle: String?
    let value: String?
    let action: Action?
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette
    @Environment(\.dynamicTypeSize) private var textSize

    var body: some View {
        if let action {
            Button {
                drawing.host.activate(.perform(action.id))
            } label: {
                face
            }
            .spoken(presentation[.action(action.id)])
        } else {
            face.spokenAsOne(presentation[.text])
        }
    }

    private var face: some View {
        let isLarge = textSize.isAccessibilitySize
        let layout =
            isLarge
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: CGFloat(Space.s1)))
            : AnyLayout(HStackLayout(alignment: .center, spacing: CGFloat(Space.s3)))
        return layout {
            if let icon { Sign(icon.symbol).foregroundStyle(Color(palette.primary)) }
            VStack(alignment: .leading, spacing: 0) {
                Words(title, .body).foregroundStyle(Color(palette.text))
                if let subtitle {
                    Words(subtitle, .bodyS).foregroundStyle(Color(palette.textMuted))
                }
            }
            if !isLarge { Spacer(minLength: 0) }
            if let value {
                ExactWords(value, .body).foregroundStyle(Color(palette.textMuted))
            }
            if action != nil, !isLarge {
                Sign("chevron.forward", role: .bodyS).foregroundStyle(Color(palette.textMuted))
            }
        }
        .frame(maxWidth: .infinity, minHeight: CGFloat(Size.rowMin), alignment: .leading)
        .multilineTextAlignment(.leading)
        .card(palette.surface, padding: Space.s2)
        .contentShape(Rectangle())
    }
}
