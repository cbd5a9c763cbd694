import KabinetBindings

extension Presentation {
    /// Nothing to show, and how to go on. Where nothing else gives the screen its title, the first words do.
    public static func emptyState(title: String, text: String, on screen: Screen) -> Presentation {
        Presentation(
            Spoken(.title, title == screen.title ? .heading(level: 1) : .text, title),
            text.isEmpty ? nil : Spoken(.text, .text, text)
        )
    }
}
