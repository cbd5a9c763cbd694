import KabinetBindings

/// Where an action stands.
public enum ActionPlace: Equatable, Sendable {
    /// In the foot, on a card, over a screen: by its own style.
    case button
    /// At the end of a text.
    case link
    /// In the top bar: usable while something is under way.
    case bar
}

extension Spoken {
    /// Something that can be tapped. While it waits or works its name says so.
    public static func action(_ action: Action, at place: ActionPlace, on screen: Screen, in moment: Moment)
        -> Spoken
    {
        var states: Set<State> = []
        if moment.isLocked(action, at: place) { states.insert(.notEnabled) }
        if action.countdown != nil && !moment.works(at: action) { states.insert(.updatesFrequently) }
        return Spoken(
            .action(action.id),
            place == .link ? .link : .button,
            moment.words(of: action) ?? action.spokenName,
            states: states,
            act: .perform(action.id)
        )
    }
}

extension Moment {
    /// Whether an action is what is under way.
    public func works(at action: Action) -> Bool { busy?.action == action.id }

    /// Whether it can't be used now.
    public func isLocked(_ action: Action, at place: ActionPlace) -> Bool {
        action.countdown != nil || (busy != nil && place != .bar)
    }

    /// What it says in place of its label: what is under way, or how long it still waits.
    public func words(of action: Action) -> String? {
        works(at: action) ? busy?.text : action.countdown?.words(elapsed: elapsed)
    }
}

extension Action {
    /// The name for the ear. It holds the label that is seen, so that who speaks to the phone can say what
    /// they see.
    var spokenName: String {
        guard let spoken else { return label }
        return spoken.words.joined(separator: " ").isFound(label.words) ? spoken : "\(label), \(spoken)"
    }
}

extension String {
    /// Its words in small letters: «EN» doesn't stand in «Switch to English».
    fileprivate var words: [String] {
        lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    fileprivate func isFound(_ words: [String]) -> Bool {
        " \(self) ".contains(" \(words.joined(separator: " ")) ")
    }
}
