import KabinetKit
import SwiftUI

/// Words in a style of the design. Where letters are large, long words get places to break: what is heard is
/// the `Presentation`'s, which every element is given.
struct Words: View {
    private let text: String
    private let role: TextRole
    @Environment(\.dynamicTypeSize) private var textSize

    init(_ text: String, _ role: TextRole) {
        self.text = text
        self.role = role
    }

    var body: some View {
        ExactWords(textSize.isAccessibilitySize ? LargeTexts.shared.drawn(text) : text, role)
    }
}

/// The same for what a person checks letter by letter.
struct ExactWords: View {
    private let text: String
    private let role: TextRole

    init(_ text: String, _ role: TextRole) {
        self.text = text
        self.role = role
    }

    var body: some View {
        Text(verbatim: text).typeset(role)
    }
}
