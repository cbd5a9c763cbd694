import KabinetBindings

extension Presentation {
    /// Components that belong together, below the group's name.
    public static func group(
        title: String?,
        components: [Component],
        on screen: Screen,
        in moment: Moment
    ) -> Presentation {
        let name = Presentation(groupTitle(title))
        return joined([name] + components.map { component($0, on: screen, in: moment) })
    }

    /// The group's name alone.
    public static func groupTitle(_ title: String?) -> Spoken? {
        title.map { Spoken(.title, .heading(level: 2), $0) }
    }
}
