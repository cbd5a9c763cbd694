import KabinetBindings

extension Presentation {
    /// One row of a list: one element with one name, a target where a tap does something.
    public static func listRow(spoken: String, action: Action?, on screen: Screen, in moment: Moment)
        -> Presentation
    {
        guard let action else { return Presentation(Spoken(.text, .text, spoken)) }
        return Presentation(
            Spoken(
                .action(action.id),
                .button,
                spoken,
                states: moment.isLocked(action, at: .button) ? [.notEnabled] : [],
                act: .perform(action.id)
            )
        )
    }
}
