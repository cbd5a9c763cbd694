import KabinetKit
import SwiftUI

/// A heading of a screen or a section.
struct HeadingView: View {
    let text: String
    let level: UInt8
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        if level == 1 {
            words(.titleL).accessibilityFocused(drawing.title)
        } else {
            words(.titleM).padding(.top, CGFloat(Space.s3))
        }
    }

    private func words(_ role: TextRole) -> some View {
        Words(text, role)
            .foregroundStyle(Color(palette.text))
            .spoken(presentation[.title])
    }
}
