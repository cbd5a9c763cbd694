import KabinetBindings

/// What a field asks of the system's keyboard and autofill. Texts are never corrected by the system.
public struct InputTraits: Equatable, Sendable {
    /// Which keys are shown.
    public enum Keys: String, Equatable, Sendable {
        /// Letters.
        case letters
        /// Digits only.
        case digits
        /// A phone keypad.
        case phone
        /// Latin letters with `@` at hand.
        case email
    }

    /// Which letters become capitals by themselves.
    public enum Capitals: String, Equatable, Sendable {
        /// None.
        case none
        /// The first of each word.
        case words
        /// The first of each sentence.
        case sentences
    }

    /// What the system may fill in; the names of `UITextContentType`.
    public enum Content: String, Equatable, Sendable {
        /// The phone's own number.
        case telephoneNumber
        /// The name of an account.
        case username
        /// The code of an SMS that just came.
        case oneTimeCode
        /// Surname.
        case familyName
        /// Given name.
        case givenName
        /// Patronymic.
        case middleName
        /// Birth date.
        case birthdate
        /// The address of a mailbox.
        case emailAddress
        /// The number of a bank card.
        case creditCardNumber
        /// Until when a bank card holds.
        case creditCardExpiration
        /// The check code of a bank card.
        case creditCardSecurityCode
        /// A password that is being chosen.
        case newPassword
        /// The password of an account.
        case password
    }

    /// What the keyboard's own button is called.
    public enum SubmitKey: String, Equatable, Sendable {
        /// It leads to another field.
        case next
        /// Everything can be sent.
        case done
    }

    /// Which keys are shown.
    public let keys: Keys
    /// Which letters become capitals.
    public let capitals: Capitals
    /// What may be filled in.
    public let content: Content?
    /// What the keyboard's own button does.
    public let submitKey: SubmitKey
    /// Nobody shall read what is typed.
    public let isSecret: Bool

    init(
        keys: Keys,
        capitals: Capitals = .none,
        content: Content?,
        submitKey: SubmitKey,
        isSecret: Bool = false
    ) {
        self.keys = keys
        self.capitals = capitals
        self.content = content
        self.submitKey = submitKey
        self.isSecret = isSecret
    }
}

extension InputTraits.Keys {
    init(_ keyboard: Keyboard) {
        switch keyboard {
        case .name, .text: self = .letters
        case .number: self = .digits
        case .phone: self = .phone
        case .email: self = .email
        }
    }
}

extension InputTraits.Capitals {
    init(_ keyboard: Keyboard) {
        switch keyboard {
        case .name: self = .words
        case .text: self = .sentences
        case .number, .phone, .email: self = .none
        }
    }
}

extension InputTraits.Content {
    init?(_ autofill: Autofill) {
        switch autofill {
        case .off: return nil
        case .tel: self = .telephoneNumber
        case .username: self = .username
        case .oneTimeCode: self = .oneTimeCode
        case .familyName: self = .familyName
        case .givenName: self = .givenName
        case .additionalName: self = .middleName
        case .bday: self = .birthdate
        case .email: self = .emailAddress
        case .ccNumber: self = .creditCardNumber
        case .ccExp: self = .creditCardExpiration
        case .ccCsc: self = .creditCardSecurityCode
        case .newPassword: self = .newPassword
        case .currentPassword: self = .password
        }
    }
}
