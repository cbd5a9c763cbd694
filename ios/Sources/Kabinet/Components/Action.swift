import KabinetKit
import SwiftUI

/// Anything that can be tapped: a button of the foot, a link in a text, an action of the top bar.
struct ActionView: View {
    let action: Action
    let place: ActionPlace
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        Button {
            drawing.host.activate(.perform(action.id))
        } label: {
            switch place {
            case .button: filled
            case .link, .bar: plain
            }
        }
        .spoken(.action(action, at: place, on: drawing.screen, in: drawing.moment))
    }

    private var label: some View {
        HStack(spacing: CGFloat(Space.s2)) {
            if drawing.moment.works(at: action) {
                ProgressView()
            } else if let icon = action.icon {
                Sign(icon.symbol, role: .button)
            }
            Words(drawing.moment.words(of: action) ?? action.label, place == .button ? .button : .label)
                .multilineTextAlignment(place == .button ? .center : .leading)
        }
    }

    private var filled: some View {
        label
            .padding(.horizontal, CGFloat(Space.s4))
            .frame(maxWidth: .infinity, minHeight: CGFloat(Size.button))
            .foregroundStyle(Color(colour))
            .background(background, in: RoundedRectangle(cornerRadius: CGFloat(Radius.m)))
            .overlay {
                if action.style == .secondary {
                    RoundedRectangle(cornerRadius: CGFloat(Radius.m))
                        .strokeBorder(Color(palette.outline), lineWidth: CGFloat(Size.border))
                }
            }
            .contentShape(Rectangle())
    }

    private var plain: some View {
        label
            .foregroundStyle(Color(action.style == .destructive ? palette.danger : palette.primary))
            .touchable()
    }

    private var colour: UInt32 {
        switch action.style {
        case .primary: palette.onPrimary
        case .secondary, .plain: palette.primary
        case .destructive: palette.danger
        }
    }

    private var background: Color {
        action.style == .primary ? Color(palette.primary) : .clear
    }
}
