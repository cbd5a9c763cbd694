import KabinetBindings

extension Presentation {
    /// One line of typed text.
    public static func textField(_ field: TextField, on screen: Screen, in moment: Moment) -> Presentation {
        let typing = moment.typing(of: .textField(field: field), on: screen)
        let input = InputTraits(
            keys: InputTraits.Keys(field.keyboard),
            capitals: InputTraits.Capitals(field.keyboard),
            content: InputTraits.Content(field.autofill),
            submitKey: moment.submitKey(of: field.id, on: screen)
        )
        return Presentation(
            [
                .field(
                    field.id,
                    label: field.label,
                    hint: field.hint,
                    typing: typing,
                    input: input,
                    in: moment
                ),
                .verdict(of: typing),
            ] + Spoken.repair(of: typing) + Spoken.offers(of: typing)
        )
    }
}
