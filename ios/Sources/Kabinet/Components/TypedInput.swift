import KabinetKit
import SwiftUI

/// A box that is typed into, with the ghost of what is still to come behind the text.
struct TypedInput: View {
    let typing: FieldTyping
    let spoken: Spoken?
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        ZStack(alignment: .leading) {
            // The text's own width keeps the rest in its place.
            (Text(verbatim: typing.text).foregroundStyle(.clear)
                + Text(verbatim: typing.ghost).foregroundStyle(Color(palette.textMuted)))
                .typeset(.body)
                .lineLimit(1)
                .accessibilityHidden(true)
            InputField(
                typing: typing,
                spoken: spoken,
                role: .body,
                colour: typing.isEnabled ? palette.text : palette.textDisabled,
                host: drawing.host
            )
        }
    }
}
