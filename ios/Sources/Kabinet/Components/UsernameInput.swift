import SwiftUI
import UIKit

/// For a password manager alone: it keeps a password with the name that stands in a field beside it.
struct UsernameInput: UIViewRepresentable {
    let username: String

    func makeUIView(context: Context) -> UITextField {
        let field = UITextField()
        field.textContentType = .username
        field.isUserInteractionEnabled = false
        field.isAccessibilityElement = false
        return field
    }

    func updateUIView(_ field: UITextField, context: Context) {
        field.text = username
    }
}
