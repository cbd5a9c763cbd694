import KabinetBindings

extension Presentation {
    /// A box to tick; the text to read first is an element of its own, which doesn't tick it.
    public static func checkBox(_ field: CheckBox, on screen: Screen, in moment: Moment) -> Presentation {
        let typing = moment.typing(of: .checkBox(field: field), on: screen)
        var states: Set<Spoken.State> = []
        if typing.isTicked { states.insert(.selected) }
        if typing.verdict.isWrong { states.insert(.invalid) }
        if !typing.isEnabled || moment.busy != nil { states.insert(.notEnabled) }
        return Presentation(
            Spoken(
                .control,
                .toggle,
                field.label,
                hint: typing.verdict.reason,
                states: states,
                act: .toggle(field.id)
            ),
            .verdict(of: typing),
            field.link.map { .action($0, at: .link, on: screen, in: moment) }
        )
    }
}
