import KabinetBindings

extension Presentation {
    /// Pairs to look over: each is one element, its value spoken as the core says it.
    public static func review(
        rows: [ReviewRow],
        action: Action?,
        on screen: Screen,
        in moment: Moment
    ) -> Presentation {
        let pairs = rows.enumerated().map { Spoken(.row($0), .text, $1.name, value: $1.spoken) }
        return Presentation(pairs + [action.map { .action($0, at: .button, on: screen, in: moment) }])
    }
}
