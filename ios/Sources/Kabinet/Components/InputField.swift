import KabinetKit
import SwiftUI
import UIKit

/// The system's own text field. The core decides what a key makes of the text, so each key is asked about
/// before the system carries it out, and text and caret are set to the answer.
struct InputField: UIViewRepresentable {
    let typing: FieldTyping
    let spoken: Spoken?
    let role: TextRole
    let colour: UInt32
    let host: KabinetHost

    func makeCoordinator() -> Coordinator {
        Coordinator(self)
    }

    func makeUIView(context: Context) -> UITextField {
        let field = UITextField()
        field.delegate = context.coordinator
        let changed = UIAction { [weak coordinator = context.coordinator, weak field] _ in
            if let field { coordinator?.changed(field) }
        }
        field.addAction(changed, for: .editingChanged)
        field.adjustsFontForContentSizeCategory = true
        field.setContentHuggingPriority(.defaultLow, for: .horizontal)
        field.setContentCompressionResistancePriority(.defaultLow, for: .horizontal)
        return field
    }

    func updateUIView(_ field: UITextField, context: Context) {
        context.coordinator.input = self
        apply(to: field)
        context.coordinator.show(typing, in: field)
        context.coordinator.follow(host.focus, in: field)
    }

    private func apply(to field: UITextField) {
        let style = role.style
        let font = UIFont.systemFont(ofSize: CGFloat(style.size), weight: role.uiWeight)
        field.font = UIFontMetrics(forTextStyle: role.uiGrows).scaledFont(for: font)
        field.textColor = UIColor(Color(colour))
        field.isEnabled = !(spoken?.states.contains(.notEnabled) ?? false)
        field.accessibilityLabel = spoken?.label
        field.accessibilityHint = spoken?.hint
        // While one types, the system reads what stands there letter by letter.
        field.accessibilityValue = field.isEditing ? nil : spoken?.value
        guard let input = spoken?.input else { return }
        field.keyboardType = input.keys.keyboardType
        field.textContentType = input.content?.contentType
        field.autocapitalizationType = input.capitals.capitalization
        field.autocorrectionType = .no
        field.spellCheckingType = .no
        field.smartDashesType = .no
        field.smartQuotesType = .no
        field.smartInsertDeleteType = .no
        field.returnKeyType = input.submitKey == .next ? .next : .done
        let hides = input.isSecret && !typing.isRevealed
        if field.isSecureTextEntry != hides { field.isSecureTextEntry = hides }
    }
}

extension InputField {
    /// Stands between the system's field and the host.
    @MainActor
    final class Coordinator: NSObject, UITextFieldDelegate {
        var input: InputField
        private var focusSerial: UInt64 = 0
        private var id: String { input.typing.data.id }

        init(_ input: InputField) {
            self.input = input
        }

        func textField(
            _ field: UITextField,
            shouldChangeCharactersIn range: NSRange,
            replacementString string: String
        ) -> Bool {
            // An input method is at work: the text is its until it is done.
            guard field.markedTextRange == nil else { return true }
            let text = field.text ?? ""
            guard let replaced = Range(range, in: text) else { return false }
            let caret = UInt32(range.location + string.utf16.count)
            let after = text.replacingCharacters(in: replaced, with: string)
            take(Edited(text: after, start: caret, end: caret), in: field)
            return false
        }

        /// What came by another way than a key: an input method that is done, the system's autofill.
        func changed(_ field: UITextField) {
            guard field.markedTextRange == nil, let text = field.text, text != input.host.field(id)?.text
            else { return }
            let caret = UInt32(selection(of: field).upperBound)
            take(Edited(text: text, start: caret, end: caret), in: field)
        }

        func textFieldDidChangeSelection(_ field: UITextField) {
            guard field.markedTextRange == nil, field.text == input.host.field(id)?.text else { return }
            input.host.select(id, selection(of: field))
        }

        func textFieldShouldReturn(_ field: UITextField) -> Bool {
            input.host.submit(from: id)
            return false
        }

        func textFieldDidEndEditing(_ field: UITextField) {
            input.host.leave(id)
        }

        /// Shows the text of the host, where an input method is not at work on another one.
        func show(_ typing: FieldTyping, in field: UITextField) {
            guard field.markedTextRange == nil, field.text != typing.text else { return }
            field.text = typing.text
            select(typing.selection, in: field)
        }

        /// Takes the focus when it was sent here.
        func follow(_ request: FocusRequest, in field: UITextField) {
            guard request.serial != focusSerial else { return }
            focusSerial = request.serial
            guard request.place == .field(id) else { return }
            // The field may not stand on the screen yet.
            Task { @MainActor in
                field.becomeFirstResponder()
                UIAccessibility.post(notification: .layoutChanged, argument: field)
            }
        }

        private func take(_ after: Edited, in field: UITextField) {
            guard let typing = input.host.edit(id, to: after) else { return }
            field.text = typing.text
            select(typing.selection, in: field)
        }

        private func selection(of field: UITextField) -> Range<Int> {
            guard let range = field.selectedTextRange else { return 0..<0 }
            let start = field.offset(from: field.beginningOfDocument, to: range.start)
            let end = field.offset(from: field.beginningOfDocument, to: range.end)
            return start..<end
        }

        private func select(_ selection: Range<Int>, in field: UITextField) {
            guard let start = field.position(from: field.beginningOfDocument, offset: selection.lowerBound),
                let end = field.position(from: field.beginningOfDocument, offset: selection.upperBound)
            else { return }
            field.selectedTextRange = field.textRange(from: start, to: end)
        }
    }
}

extension TextRole {
    fileprivate var uiWeight: UIFont.Weight {
        style.weight < 500 ? .regular : .semibold
    }

    fileprivate var uiGrows: UIFont.TextStyle {
        switch self {
        case .code: .title1
        default: .body
        }
    }
}

extension InputTraits.Keys {
    fileprivate var keyboardType: UIKeyboardType {
        switch self {
        case .letters: .default
        case .digits: .numberPad
        case .phone: .phonePad
        case .email: .emailAddress
        }
    }
}

extension InputTraits.Capitals {
    fileprivate var capitalization: UITextAutocapitalizationType {
        switch self {
        case .none: .none
        case .words: .words
        case .sentences: .sentences
        }
    }
}

extension InputTraits.Content {
    fileprivate var contentType: UITextContentType {
        switch self {
        case .telephoneNumber: .telephoneNumber
        case .username: .username
        case .oneTimeCode: .oneTimeCode
        case .familyName: .familyName
        case .givenName: .givenName
        case .middleName: .middleName
        case .birthdate: .birthdate
        case .emailAddress: .emailAddress
        case .creditCardNumber: .creditCardNumber
        case .creditCardExpiration: .creditCardExpiration
        case .creditCardSecurityCode: .creditCardSecurityCode
        case .newPassword: .newPassword
        case .password: .password
        }
    }
}
