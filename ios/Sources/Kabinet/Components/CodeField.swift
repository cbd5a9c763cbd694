import KabinetKit
import SwiftUI

/// A one-time code: one field of the system under drawn cells.
struct CodeFieldView: View {
    let field: CodeField
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        if let typing = drawing.typing(field.id) {
            VStack(alignment: .leading, spacing: CGFloat(Space.s3)) {
                ZStack {
                    cells(typing)
                    InputField(
                        typing: typing,
                        spoken: presentation[.control],
                        role: .code,
                        colour: palette.surface,
                        host: drawing.host
                    )
                    .opacity(0.02)
                }
                .frame(minHeight: CGFloat(Size.codeCell))
                VerdictView(typing: typing, hint: nil, presentation: presentation)
                life
            }
        }
    }

    private func cells(_ typing: FieldTyping) -> some View {
        let digits = Array(typing.text)
        return HStack(spacing: CGFloat(Space.s2)) {
            ForEach(0..<Int(field.length), id: \.self) { place in
                ExactWords(place < digits.count ? String(digits[place]) : "", .code)
                    .foregroundStyle(Color(palette.text))
                    .frame(maxWidth: .infinity, minHeight: CGFloat(Size.codeCell))
                    .background(Color(palette.surface), in: RoundedRectangle(cornerRadius: CGFloat(Radius.s)))
                    .overlay {
                        RoundedRectangle(cornerRadius: CGFloat(Radius.s))
                            .strokeBorder(Color(border(typing, place)), lineWidth: CGFloat(Size.borderStrong))
                    }
            }
        }
        .accessibilityHidden(true)
    }

    @ViewBuilder
    private var life: some View {
        if let life = field.life, let words = presentation[.life] {
            HStack(spacing: CGFloat(Space.s2)) {
                LifeRing(part: part(of: life))
                Words(words.label, .bodyS)
            }
            .foregroundStyle(Color(palette.textMuted))
            .spokenAsOne(words)
        }
    }

    private func part(of life: Countdown) -> Double {
        guard field.lifeMs > 0 else { return 0 }
        return min(1, Double(life.remaining(elapsed: drawing.moment.elapsed)) / Double(field.lifeMs))
    }

    private func border(_ typing: FieldTyping, _ place: Int) -> UInt32 {
        if typing.isRefused { return palette.danger }
        return place == typing.selection.lowerBound ? palette.primary : palette.outline
    }
}

/// How much of a code's life is left.
private struct LifeRing: View {
    let part: Double
    @Environment(\.palette) private var palette

    var body: some View {
        Circle()
            .trim(from: 0, to: part)
            .stroke(Color(palette.primary), lineWidth: CGFloat(Size.borderStrong))
            .rotationEffect(.degrees(-90))
            .frame(width: CGFloat(Space.s5), height: CGFloat(Space.s5))
            .accessibilityHidden(true)
    }
}
