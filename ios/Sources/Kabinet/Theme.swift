import KabinetKit
import SwiftUI

/// The measures of a screen: SwiftUI has a `Layout` of its own.
typealias Measure = KabinetKit.Layout

extension Color {
    /// A colour of the design, as 0xRRGGBB.
    init(_ rgb: UInt32) {
        let part = { (shift: UInt32) in Double(rgb >> shift & 0xFF) / 255 }
        self.init(.sRGB, red: part(16), green: part(8), blue: part(0), opacity: 1)
    }
}

private struct PaletteKey: EnvironmentKey {
    static let defaultValue = Palette.light
}

extension EnvironmentValues {
    /// The colours by role for the surroundings.
    var palette: Palette {
        get { self[PaletteKey.self] }
        set { self[PaletteKey.self] = newValue }
    }
}

/// Gives everything inside the colours for light or dark surroundings.
struct Themed: ViewModifier {
    @Environment(\.colorScheme) private var scheme

    func body(content: Content) -> some View {
        content.environment(\.palette, scheme == .dark ? .dark : .light)
    }
}

/// The text styles of the design. Each grows with the system's text size.
enum TextRole {
    case display, titleL, titleM, titleS, body, bodyS, label, button, caption, code

    /// Its size and weight at 100 %.
    var style: TypeStyle {
        switch self {
        case .display: TypeScale.display
        case .titleL: TypeScale.titleL
        case .titleM: TypeScale.titleM
        case .titleS: TypeScale.titleS
        case .body: TypeScale.body
        case .bodyS: TypeScale.bodyS
        case .label: TypeScale.label
        case .button: TypeScale.button
        case .caption: TypeScale.caption
        case .code: TypeScale.code
        }
    }

    /// The system's style that it grows like: what is large already grows less.
    var grows: Font.TextStyle {
        switch self {
        case .display: .largeTitle
        case .titleL: .title
        case .titleM: .title2
        case .titleS, .button: .headline
        case .body: .body
        case .bodyS, .label: .subheadline
        case .caption: .footnote
        case .code: .title
        }
    }

    /// How strong it is.
    var weight: Font.Weight {
        switch style.weight {
        case ..<500: .regular
        case ..<650: .semibold
        default: .bold
        }
    }
}

/// Sets text in a style of the design.
struct Typeset: ViewModifier {
    private let role: TextRole
    @ScaledMetric private var size: CGFloat
    @ScaledMetric private var leading: CGFloat

    init(_ role: TextRole) {
        self.role = role
        let style = role.style
        _size = ScaledMetric(wrappedValue: CGFloat(style.size), relativeTo: role.grows)
        _leading = ScaledMetric(wrappedValue: CGFloat(style.line - style.size) / 2, relativeTo: role.grows)
    }

    func body(content: Content) -> some View {
        content
            .font(.system(size: size, weight: role.weight))
            .tracking(role.style.tracking * size)
            .lineSpacing(leading / 2)
            .fixedSize(horizontal: false, vertical: true)
    }
}

extension View {
    /// Sets text in a style of the design.
    func typeset(_ role: TextRole) -> some View {
        modifier(Typeset(role))
    }

    /// A card that parts from the background by its colour.
    func card(_ colour: UInt32, padding: Int = Measure.cardPadding) -> some View {
        self.padding(CGFloat(padding))
            .frame(maxWidth: .infinity, alignment: .leading)
            .background(Color(colour), in: RoundedRectangle(cornerRadius: CGFloat(Radius.m)))
    }

    /// At least as large as a finger.
    func touchable() -> some View {
        frame(minWidth: CGFloat(Size.touchTarget), minHeight: CGFloat(Size.touchTarget))
            .contentShape(Rectangle())
    }
}

extension Palette {
    /// Container, text on it and the colour of its sign, by the kind of a message.
    func colours(of tone: Tone) -> (container: UInt32, text: UInt32) {
        switch tone {
        case .info: (primaryContainer, onPrimaryContainer)
        case .success: (successContainer, onSuccessContainer)
        case .warning: (warningContainer, onWarningContainer)
        case .danger: (dangerContainer, onDangerContainer)
        }
    }
}
