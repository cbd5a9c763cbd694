import KabinetBindings

extension Presentation {
    /// A password: nothing of its text is said, but how it stands to its rules is.
    public static func secretField(_ field: SecretField, on screen: Screen, in moment: Moment) -> Presentation
    {
        let typing = moment.typing(of: .secretField(field: field), on: screen)
        let isLocked: Set<Spoken.State> = moment.busy == nil ? [] : [.notEnabled]
        let input = InputTraits(
            keys: .letters,
            content: InputTraits.Content(field.autofill),
            submitKey: moment.submitKey(of: field.id, on: screen),
            isSecret: true
        )
        let box = Spoken.field(
            field.id,
            label: field.label,
            hint: field.hint,
            typing: typing,
            input: input,
            in: moment
        )
        let eye = Spoken(
            .eye,
            .button,
            typing.isRevealed ? field.hideLabel : field.showLabel,
            states: isLocked.union(typing.isRevealed ? [.selected] : []),
            act: .reveal(field.id)
        )
        let rules = typing.rules.enumerated().map { Spoken(.rule($0), .text, $1.spoken) }
        let suggest = field.suggestLabel.map {
            Spoken(.suggest, .button, $0, states: isLocked, act: .suggest(field.id))
        }
        return Presentation(
            [box, eye, .verdict(of: typing), strength(of: typing, label: field.strengthLabel)] + rules + [
                suggest
            ]
        )
    }

    private static func strength(of typing: FieldTyping, label: String?) -> Spoken? {
        guard let label, let strength = typing.strength else { return nil }
        return Spoken(.strength, .progress, label, value: "\(strength.word) \(strength.text)")
    }
}
