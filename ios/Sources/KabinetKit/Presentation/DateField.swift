import KabinetBindings

extension Presentation {
    /// A date that is typed or picked in the system's calendar.
    public static func dateField(_ field: DateField, on screen: Screen, in moment: Moment) -> Presentation {
        let typing = moment.typing(of: .dateField(field: field), on: screen)
        let input = InputTraits(
            keys: .digits,
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
                Spoken(
                    .calendar,
                    .button,
                    field.calendarLabel,
                    states: moment.busy == nil ? [] : [.notEnabled],
                    act: .pickDate(field.id)
                ),
                .verdict(of: typing),
            ] + Spoken.repair(of: typing) + Spoken.offers(of: typing)
        )
    }
}
