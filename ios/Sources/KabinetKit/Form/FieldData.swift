import KabinetBindings

/// What a field's text depends on, alike for every kind of field.
public struct FieldData: Equatable, Sendable {
    /// How a field is filled in.
    public enum Kind: Equatable, Sendable {
        /// One line that is typed.
        case text
        /// A date that is typed or picked.
        case date
        /// A password: its text never becomes a draft, and the core never gives it back.
        case secret
        /// A one-time code of so many digits, which is sent by `submit`.
        case code(length: Int, submit: Action)
        /// A box to tick; its text is `true` or `false`. While ticked it makes the field `disables`
        /// meaningless.
        case box(disables: String?)
    }

    /// Opaque, unique on its screen.
    public let id: String
    /// How it is filled in.
    public let kind: Kind
    /// The core's own text for it.
    public let value: String
    /// Changes when the core replaces the text.
    public let revision: UInt32
    /// What the last submit found.
    public let verdict: Verdict
    /// What an empty field shows behind the caret.
    public let ghost: String
    /// Whether it makes sense at all.
    public let isEnabled: Bool
    /// Whether the screen can't be left by its primary action while it is empty.
    public let isRequired: Bool
    /// The field that this one must repeat.
    public let repeats: String?
    /// The rules of a password with nothing typed yet.
    public let rules: [Rule]

    /// The field that a component is, if it is one.
    public init?(_ component: Component) {
        switch component {
        case .textField(let field): self.init(field)
        case .dateField(let field): self.init(field)
        case .secretField(let field): self.init(field)
        case .codeField(let field): self.init(field)
        case .checkBox(let field): self.init(field)
        case .hero, .heading, .paragraph, .banner, .listRow, .statusCard, .levelCard, .review, .progress,
            .group,
            .emptyState:
            return nil
        }
    }

    /// The fields of some components from top to bottom, those inside groups included.
    public static func all(in components: [Component]) -> [FieldData] {
        components.flatMap { component in
            if case .group(_, let inner) = component { return all(in: inner) }
            return FieldData(component).map { [$0] } ?? []
        }
    }

    /// Whether letters or digits are typed into it.
    public var isTyped: Bool {
        if case .box = kind { false } else { true }
    }

    /// Whether its text may be kept while it is typed.
    var isDrafted: Bool {
        switch kind {
        case .text, .date, .box: true
        case .secret, .code: false
        }
    }

    private init(_ field: TextField) {
        id = field.id
        kind = .text
        value = field.value
        revision = field.valueRev
        verdict = field.verdict
        ghost = field.ghost ?? ""
        isEnabled = field.enabled
        isRequired = field.required
        repeats = nil
        rules = []
    }

    private init(_ field: DateField) {
        id = field.id
        kind = .date
        value = field.value
        revision = field.valueRev
        verdict = field.verdict
        ghost = field.ghost
        isEnabled = true
        isRequired = field.required
        repeats = nil
        rules = []
    }

    private init(_ field: SecretField) {
        id = field.id
        kind = .secret
        value = ""
        revision = 0
        verdict = field.verdict
        ghost = ""
        isEnabled = true
        isRequired = field.required
        repeats = field.repeats
        rules = field.rules
    }

    private init(_ field: CodeField) {
        id = field.id
        kind = .code(length: Int(field.length), submit: field.submit)
        value = ""
        revision = field.valueRev
        verdict = field.verdict
        ghost = ""
        isEnabled = field.enabled
        isRequired = true
        repeats = nil
        rules = []
    }

    private init(_ field: CheckBox) {
        id = field.id
        kind = .box(disables: field.disables)
        value = String(field.checked)
        revision = field.valueRev
        verdict = field.verdict
        ghost = ""
        isEnabled = true
        isRequired = field.required
        repeats = nil
        rules = []
    }
}

extension Verdict {
    /// Whether it finds something wrong.
    public var isWrong: Bool {
        if case .wrong = self { true } else { false }
    }
}
