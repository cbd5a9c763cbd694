import KabinetKit
import SwiftUI

/// A box to tick; the text to read first is a target of its own.
struct CheckBoxView: View {
    let field: CheckBox
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        if let typing = drawing.typing(field.id) {
            VStack(alignment: .leading, spacing: CGFloat(Space.s1)) {
                Button {
                    drawing.host.activate(.toggle(field.id))
                } label: {
                    HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s3)) {
                        Image(systemName: typing.isTicked ? "checkmark.square.fill" : "square")
                            .foregroundStyle(Color(typing.verdict.isWrong ? palette.danger : palette.primary))
                        Words(field.label, .body)
                            .foregroundStyle(Color(palette.text))
                    }
                    .frame(maxWidth: .infinity, minHeight: CGFloat(Size.touchTarget), alignment: .leading)
                    .contentShape(Rectangle())
                }
                .spoken(presentation[.control])
                VerdictView(typing: typing, hint: nil, presentation: presentation)
                if let link = field.link { ActionView(action: link, place: .link, drawing: drawing) }
            }
        }
    }
}
