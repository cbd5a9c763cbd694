import KabinetKit
import SwiftUI

/// Components that belong together, on one card below the group's name.
struct GroupView: View {
    let title: String?
    let components: [Component]
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
            if let title {
                Words(title, .titleS)
                    .foregroundStyle(Color(palette.text))
                    .spoken(Presentation.groupTitle(title))
            }
            VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
                ComponentsView(components: components, drawing: drawing)
            }
            .card(palette.surface)
        }
        .accessibilityElement(children: .contain)
    }
}
