import KabinetBindings

extension Presentation {
    /// Nothing to show. Where nothing else gives the screen its title, these words do.
    public static func emptyState(text: String, on screen: Screen) -> Presentation {
        Presentation(Spoken(.text, text == screen.title ? .heading(level: 1) : .text, text))
    }
}
