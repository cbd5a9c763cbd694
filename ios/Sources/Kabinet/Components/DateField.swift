import KabinetKit
import SwiftUI

/// A date that is typed, or picked in the system's calendar.
struct DateFieldView: View {
    let field: DateField
    let presentation: Presentation
    let drawing: Drawing
    @State private var isPicking = false
    @Environment(\.palette) private var palette

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
                Button {
                    isPicking = true
                } label: {
                    Image(systemName: "calendar").foregroundStyle(Color(palette.primary)).touchable()
                }
                .spoken(presentation[.calendar])
            }
            .sheet(isPresented: $isPicking) {
                calendar(typing)
            }
        }
    }

    private func calendar(_ typing: FieldTyping) -> some View {
        let days = CalendarDays(field)
        let picked = Binding { @MainActor in
            days.date(typed: typing.text) ?? days.range.upperBound
        } set: { @MainActor date in
            drawing.host.fill(field.id, with: days.typed(date))
            drawing.host.leave(field.id)
        }
        return DatePicker(selection: picked, in: days.range, displayedComponents: .date) {
            Text(verbatim: field.label)
        }
        .datePickerStyle(.wheel)
        .labelsHidden()
        .environment(\.timeZone, days.zone)
        .environment(\.locale, Locale(identifier: drawing.screen.language.tag))
        .padding(CGFloat(Space.s5))
        .presentationDetents([.medium])
        .presentationDragIndicator(.visible)
    }
}
