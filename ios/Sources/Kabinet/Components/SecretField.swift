import KabinetKit
import SwiftUI

/// A password, with an eye, its rules and its strength.
struct SecretFieldView: View {
    let field: SecretField
    let presentation: Presentation
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        if let typing = drawing.typing(field.id) {
            VStack(alignment: .leading, spacing: CGFloat(Space.s3)) {
                FieldFrame(
                    label: field.label,
                    hint: field.hint,
                    typing: typing,
                    presentation: presentation,
                    drawing: drawing
                ) {
                    TypedInput(typing: typing, spoken: presentation[.control], drawing: drawing)
                        .background(alignment: .leading) { managersName }
                    Button {
                        drawing.host.activate(.reveal(field.id))
                    } label: {
                        Image(systemName: typing.isRevealed ? "eye.slash" : "eye")
                            .foregroundStyle(Color(palette.primary))
                            .touchable()
                    }
                    .spoken(presentation[.eye])
                }
                strength(typing)
                rules(typing)
                suggestion
            }
        }
    }

    @ViewBuilder
    private var managersName: some View {
        if let username = field.username {
            UsernameInput(username: username)
                .frame(width: 1, height: 1)
                .opacity(0.01)
                .accessibilityHidden(true)
        }
    }

    @ViewBuilder
    private func strength(_ typing: FieldTyping) -> some View {
        if let meter = presentation[.strength], let strength = typing.strength {
            VStack(alignment: .leading, spacing: CGFloat(Space.s1)) {
                HStack(spacing: CGFloat(Space.s1)) {
                    ForEach(0..<4, id: \.self) { place in
                        Capsule()
                            .fill(
                                Color(place < Int(strength.segments) ? palette.primary : palette.outlineSoft)
                            )
                            .frame(height: CGFloat(Size.progress))
                    }
                }
                Words("\(strength.word) \(strength.text)", .bodyS)
                    .foregroundStyle(Color(palette.textMuted))
            }
            .spokenAsOne(meter)
        }
    }

    private func rules(_ typing: FieldTyping) -> some View {
        ForEach(typing.rules.indices, id: \.self) { place in
            let rule = typing.rules[place]
            HStack(alignment: .firstTextBaseline, spacing: CGFloat(Space.s2)) {
                Sign(rule.state.symbol, role: .bodyS)
                Words(rule.text, .bodyS)
            }
            .foregroundStyle(Color(colour(of: rule.state)))
            .spokenAsOne(presentation[.rule(place)])
        }
    }

    @ViewBuilder
    private var suggestion: some View {
        if let label = field.suggestLabel {
            Button {
                drawing.host.activate(.suggest(field.id))
            } label: {
                HStack(spacing: CGFloat(Space.s2)) {
                    Sign(Icon.wand.symbol, role: .label)
                    Words(label, .label)
                }
                .foregroundStyle(Color(palette.primary))
                .touchable()
            }
            .spoken(presentation[.suggest])
        }
    }

    private func colour(of state: RuleState) -> UInt32 {
        switch state {
        case .met: palette.success
        case .broken: palette.danger
        case .notYet, .portalChecks: palette.textMuted
        }
    }
}
