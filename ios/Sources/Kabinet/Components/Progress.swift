import KabinetKit
import SwiftUI

/// Work of unknown length.
struct ProgressRowView: View {
    let text: String
    let presentation: Presentation
    @Environment(\.palette) private var palette

    var body: some View {
        HStack(spacing: CGFloat(Space.s3)) {
            ProgressView()
            Words(text, .body).foregroundStyle(Color(palette.text))
        }
        .spokenAsOne(presentation[.text])
    }
}
