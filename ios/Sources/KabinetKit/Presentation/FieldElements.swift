import KabinetBindings

/// What all fields that are typed into have in common.
extension Spoken {
    /// The box that is typed into, with what is wrong or else the help as its hint.
    static func field(
        _ id: String,
        label: String,
        hint: String?,
        typing: FieldTyping,
        input: InputTraits,
        in moment: Moment
    ) -> Spoken {
        var states: Set<State> = []
        if typing.verdict.isWrong { states.insert(.invalid) }
        let isOpen = typing.isEnabled && moment.busy == nil
        if !isOpen { states.insert(.notEnabled) }
        return Spoken(
            .control,
            input.isSecret ? .secureField : .textField,
            label,
            value: typing.spokenValue,
            hint: typing.verdict.reason ?? typing.hint ?? hint,
            states: states,
            input: input,
            act: .edit(id)
        )
    }

    /// What is wrong, to be read where it stands.
    static func verdict(of typing: FieldTyping) -> Spoken? {
        typing.verdict.reason.map { Spoken(.verdict, .text, $0) }
    }

    /// What was corrected, and the way back.
    static func repair(of typing: FieldTyping) -> [Spoken] {
        guard let repaired = typing.repair?.repaired else { return [] }
        return [
            Spoken(.repair, .text, repaired.note),
            Spoken(.undo, .button, repaired.undoLabel, act: .undo(typing.data.id)),
        ]
    }

    /// The texts to choose from.
    static func offers(of typing: FieldTyping) -> [Spoken] {
        guard let offers = typing.offers else { return [] }
        let choices = offers.choices.enumerated().map { place, offer in
            Spoken(.offer(place), .button, offer.spoken, act: .choose(field: typing.data.id, offer: place))
        }
        return [Spoken(.offers, .text, offers.title)] + choices
    }
}

extension FieldTyping {
    /// What stands there for the ear: digits singly, dates as words. Nothing of a secret.
    var spokenValue: String? {
        switch data.kind {
        case .text, .date:
            guard !text.isEmpty else { return nil }
            guard let spoken = checked?.spoken, !spoken.isEmpty else { return text }
            return spoken
        case .secret, .code, .box:
            return nil
        }
    }
}

extension Verdict {
    /// What is wrong and how to mend it.
    public var reason: String? {
        if case .wrong(let reason, _, _) = self { reason } else { nil }
    }
}
