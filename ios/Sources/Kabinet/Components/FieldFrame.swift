import KabinetKit
import SwiftUI

/// What every field that is typed into has around its box: the name above, the verdict or the help below,
/// what was corrected and what there is to choose.
struct FieldFrame<Content: View>: View {
    let label: String
    let hint: String?
    let typing: FieldTyping
    let presentation: Presentation
    let drawing: Drawing
    @ViewBuilder let content: Content
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
            // The box has the name already.
            Words(label, .label)
                .foregroundStyle(Color(palette.text))
                .accessibilityHidden(true)
            HStack(spacing: CGFloat(Space.s2)) {
                content
                if typing.verdict == .good {
                    Sign(Tone.success.symbol).foregroundStyle(Color(palette.success))
                }
            }
            .padding(.horizontal, CGFloat(Space.s4))
            .frame(minHeight: CGFloat(Size.field))
            .background(
                Color(typing.isEnabled ? palette.surface : palette.surfaceSunken),
                in: RoundedRectangle(cornerRadius: CGFloat(Radius.m))
            )
            .overlay {
                RoundedRectangle(cornerRadius: CGFloat(Radius.m))
                    .strokeBorder(
                        Color(typing.verdict.isWrong ? palette.danger : palette.outline),
                        lineWidth: CGFloat(typing.verdict.isWrong ? Size.borderStrong : Size.border)
                    )
            }
            VerdictView(typing: typing, hint: hint, presentation: presentation)
            RepairView(typing: typing, presentation: presentation, drawing: drawing)
            OffersView(typing: typing, presentation: presentation, drawing: drawing)
        }
    }
}

/// What is wrong, or else the help.
struct VerdictView: View {
    let typing: FieldTyping
    let hint: String?
    let presentation: Presentation
    @Environment(\.palette) private var palette

    var body: some View {
        if let reason = typing.verdict.reason {
            HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s2)) {
                Sign(Tone.danger.symbol, role: .bodyS)
                Words(reason, .bodyS)
            }
            .foregroundStyle(Color(palette.danger))
            .spokenAsOne(presentation[.verdict])
        } else if let hint = typing.hint ?? hint {
            // The box says it as its hint.
            Words(hint, .bodyS)
                .foregroundStyle(Color(palette.textMuted))
                .accessibilityHidden(true)
        }
    }
}

/// The strip that tells of a correction, with the way back.
private struct RepairView: View {
    let typing: FieldTyping
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette
    @FocusState private var undoHasFocus: Bool

    var body: some View {
        if let repaired = typing.repair?.repaired {
            HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s2)) {
                Words(repaired.note, .bodyS)
                    .spoken(presentation[.repair])
                Spacer(minLength: 0)
                Button {
                    drawing.host.activate(.undo(typing.data.id))
                } label: {
                    Words(repaired.undoLabel, .label).touchable()
                }
                .spoken(presentation[.undo])
                .focused($undoHasFocus)
                .onChange(of: undoHasFocus) { _, hasFocus in
                    drawing.host.repairFocus(of: typing.data.id, hasFocus)
                }
            }
            .foregroundStyle(Color(palette.onPrimaryContainer))
            .card(palette.primaryContainer, padding: Space.s3)
        }
    }
}

/// Texts to choose from in place of the typed one.
private struct OffersView: View {
    let typing: FieldTyping
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        if let offers = typing.offers {
            VStack(alignment: .leading, spacing: CGFloat(Space.s2)) {
                Words(offers.title, .bodyS)
                    .spoken(presentation[.offers])
                ForEach(offers.choices.indices, id: \.self) { place in
                    Button {
                        drawing.host.activate(.choose(field: typing.data.id, offer: place))
                    } label: {
                        ExactWords(offers.choices[place].text, .body)
                            .frame(
                                maxWidth: .infinity,
                                minHeight: CGFloat(Size.touchTarget),
                                alignment: .leading
                            )
                            .contentShape(Rectangle())
                    }
                    .spoken(presentation[.offer(place)])
                }
            }
            .foregroundStyle(Color(palette.onAccentContainer))
            .card(palette.accentContainer)
        }
    }
}
