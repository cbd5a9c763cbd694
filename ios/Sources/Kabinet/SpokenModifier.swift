import KabinetKit
import SwiftUI

extension View {
    /// Gives an element its name, value, hint and traits. Without words it is no element.
    @ViewBuilder
    func spoken(_ spoken: Spoken?) -> some View {
        if let spoken {
            accessibilityLabel(Text(verbatim: spoken.label))
                .accessibilityValue(Text(verbatim: spoken.value ?? ""))
                .accessibilityHint(Text(verbatim: spoken.hint ?? ""))
                .accessibilityAddTraits(AccessibilityTraits(spoken.traits))
                .accessibilityHeading(spoken.headingLevel)
                .disabled(spoken.states.contains(.notEnabled))
        } else {
            accessibilityHidden(true)
        }
    }

    /// The same for a view of several parts that is one element.
    func spokenAsOne(_ spoken: Spoken?) -> some View {
        accessibilityElement(children: .ignore).spoken(spoken)
    }
}

extension Spoken {
    /// Where the rotor finds it.
    fileprivate var headingLevel: AccessibilityHeadingLevel {
        switch role {
        case .heading(1): .h1
        case .heading: .h2
        case .text, .button, .link, .textField, .secureField, .toggle, .progress: .unspecified
        }
    }
}

extension AccessibilityTraits {
    /// The traits of an element.
    fileprivate init(_ traits: Set<Spoken.Trait>) {
        self.init()
        for trait in traits {
            switch trait {
            case .header: formUnion(.isHeader)
            case .button: formUnion(.isButton)
            case .link: formUnion(.isLink)
            case .toggle: formUnion(.isToggle)
            case .selected: formUnion(.isSelected)
            case .updatesFrequently: formUnion(.updatesFrequently)
            case .staticText: formUnion(.isStaticText)
            // Said by `disabled`, which every such element has.
            case .notEnabled: break
            }
        }
    }
}
