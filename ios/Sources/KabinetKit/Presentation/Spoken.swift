/// One element as a screen reader finds it, and what it asks of the system's keyboard where something is
/// typed into it.
public struct Spoken: Equatable, Sendable {
    /// What it is.
    public enum Role: Equatable, Sendable {
        /// A heading; 1 is the screen's title.
        case heading(level: Int)
        /// Words to read.
        case text
        /// Something to tap.
        case button
        /// Something to tap that ends a sentence.
        case link
        /// Something to type into.
        case textField
        /// The same for what nobody shall read.
        case secureField
        /// A box to tick.
        case toggle
        /// How far something has come.
        case progress
    }

    /// How it is just now.
    public enum State: String, Equatable, Hashable, Sendable, CaseIterable {
        /// It can't be used now; its name says why.
        case notEnabled
        /// Ticked, or shown.
        case selected
        /// Its words change by themselves.
        case updatesFrequently
        /// What stands in it is wrong.
        case invalid
    }

    /// What VoiceOver is told of an element, besides its words.
    public enum Trait: String, Equatable, Hashable, Sendable, CaseIterable {
        /// Found by the rotor as a heading.
        case header
        /// A double tap does something.
        case button
        /// A double tap leads somewhere.
        case link
        /// Switches between two states.
        case toggle
        /// Said as «selected».
        case selected
        /// Said as «dimmed».
        case notEnabled
        /// Polled while it has the focus.
        case updatesFrequently
        /// Nothing can be done with it.
        case staticText
    }

    /// Which part of its component it is.
    public let part: Part
    /// What it is.
    public let role: Role
    /// Its name.
    public let label: String
    /// What stands in it or how it stands.
    public let value: String?
    /// Help that is read after a pause.
    public let hint: String?
    /// How it is just now.
    public let states: Set<State>
    /// What it asks of the keyboard.
    public let input: InputTraits?
    /// What a double tap does.
    public let act: Act?

    /// An element with these words.
    public init(
        _ part: Part,
        _ role: Role,
        _ label: String,
        value: String? = nil,
        hint: String? = nil,
        states: Set<State> = [],
        input: InputTraits? = nil,
        act: Act? = nil
    ) {
        self.part = part
        self.role = role
        self.label = label
        self.value = value
        self.hint = hint
        self.states = states
        self.input = input
        self.act = act
    }

    /// What VoiceOver is told of it besides its words.
    public var traits: Set<Trait> {
        var traits: Set<Trait>
        switch role {
        case .heading: traits = [.header]
        case .text, .progress: traits = [.staticText]
        case .button: traits = [.button]
        case .link: traits = [.link]
        case .textField, .secureField: traits = []
        case .toggle: traits = [.toggle]
        }
        if states.contains(.selected) { traits.insert(.selected) }
        if states.contains(.notEnabled) { traits.insert(.notEnabled) }
        if states.contains(.updatesFrequently) { traits.insert(.updatesFrequently) }
        return traits
    }
}

/// Which part of its component an element is. Within one component each part stands once.
public enum Part: Hashable, Sendable {
    /// The title.
    case title
    /// The running text.
    case text
    /// What is typed into or ticked.
    case control
    /// What is wrong with what stands in a field.
    case verdict
    /// An action, by its id.
    case action(String)
    /// A row, by its place.
    case row(Int)
    /// The eye of a secret.
    case eye
    /// The button that opens the system's calendar.
    case calendar
    /// A rule of a password, by its place.
    case rule(Int)
    /// A password's strength.
    case strength
    /// The button that makes a password up.
    case suggest
    /// What was corrected.
    case repair
    /// The button that puts back what was typed.
    case undo
    /// What the offered texts are.
    case offers
    /// An offered text, by its place.
    case offer(Int)
    /// How long a code can still be used.
    case life
    /// How far the journey has come.
    case steps
    /// The button that closes a notice.
    case close
}

/// What an element is there for. The host carries it out.
public enum Act: Equatable, Sendable {
    /// Performs an action of the screen, by its id.
    case perform(String)
    /// Ticks a box or takes its tick away.
    case toggle(String)
    /// Puts the focus into a field.
    case edit(String)
    /// Shows a secret or hides it.
    case reveal(String)
    /// Opens the system's calendar for a field.
    case pickDate(String)
    /// Makes a password up.
    case suggest(String)
    /// Puts back what was typed in a field before it was corrected.
    case undo(String)
    /// Takes an offered text, by its place.
    case choose(field: String, offer: Int)
    /// Closes the notice.
    case closeNotice
}
