import KabinetKit
import SwiftUI

/// Pairs of name and value to look over before sending.
struct ReviewView: View {
    let rows: [ReviewRow]
    let action: Action?
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette
    @Environment(\.dynamicTypeSize) private var textSize

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s3)) {
            ForEach(rows.indices, id: \.self) { place in
                pair(rows[place]).spokenAsOne(presentation[.row(place)])
            }
            if let action { ActionView(action: action, place: .link, drawing: drawing) }
        }
        .card(palette.surface)
    }

    private func pair(_ row: ReviewRow) -> some View {
        let layout =
            textSize.isAccessibilitySize
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: 0))
            : AnyLayout(HStackLayout(alignment: .firstTextBaseline, spacing: CGFloat(Space.s3)))
        return layout {
            Words(row.name, .bodyS)
                .foregroundStyle(Color(palette.textMuted))
                .frame(minWidth: 106, alignment: .leading)
            ExactWords(row.value, .body).foregroundStyle(Color(palette.text))
        }
    }
}
