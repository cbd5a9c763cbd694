import KabinetKit
import SwiftUI

/// One line of typed text.
struct TextFieldView: View {
    let field: KabinetBindings.TextField
    let presentation: Presentation
    let drawing: Drawing

    var body: some View {
        if let typing = drawing.typing(field.id) {
            FieldFrame(
                label: field.label,
                hint: field.hint,
                typing: typing,
                presentation: presentation,
                drawing: drawing
            ) {
                TypedInput(typing: typing, spoken: presentation[.control], drawing: drawing)
            }
        }
    }
}
