import KabinetKit
import SwiftUI

extension Icon {
    /// The system's symbol that shows it.
    var symbol: String {
        switch self {
        case .clock: "clock"
        case .doc: "doc.text"
        case .key: "key"
        case .lock: "lock"
        case .offline: "wifi.slash"
        case .phone: "iphone"
        case .shield: "checkmark.shield"
        case .user: "person"
        case .alert: "exclamationmark.triangle"
        case .refresh: "arrow.clockwise"
        case .wand: "wand.and.stars"
        case .exit: "rectangle.portrait.and.arrow.right"
        }
    }
}

extension Tone {
    /// The symbol that says the kind of a message without its colour.
    var symbol: String {
        switch self {
        case .info: "info.circle"
        case .success: "checkmark.circle"
        case .warning: "exclamationmark.triangle"
        case .danger: "xmark.circle"
        }
    }
}

extension RuleState {
    /// The symbol before a rule.
    var symbol: String {
        switch self {
        case .met: "checkmark.circle.fill"
        case .notYet: "circle"
        case .broken: "xmark.circle"
        case .portalChecks: "shield"
        }
    }
}

/// A symbol beside words that say the same: decoration for the eye.
struct Sign: View {
    let symbol: String
    var role = TextRole.body

    init(_ symbol: String, role: TextRole = .body) {
        self.symbol = symbol
        self.role = role
    }

    var body: some View {
        Image(systemName: symbol)
            .typeset(role)
            .accessibilityHidden(true)
    }
}
