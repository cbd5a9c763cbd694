import KabinetBindings

extension Presentation {
    /// Running text, spoken as the core says it, with the link that ends it as an element of its own.
    public static func paragraph(
        text: String,
        spoken: String?,
        link: Action?,
        on screen: Screen,
        in moment: Moment
    ) -> Presentation {
        Presentation(
            Spoken(.text, .text, spoken ?? text),
            link.map { .action($0, at: .link, on: screen, in: moment) }
        )
    }

    /// The first running text of a screen as it is spoken: what is said below its title.
    static func firstWords(of screen: Screen) -> String? {
        screen.components.lazy.compactMap { component in
            if case .paragraph(let text, let spoken, _, _, _) = component { spoken ?? text } else { nil }
        }.first
    }
}
