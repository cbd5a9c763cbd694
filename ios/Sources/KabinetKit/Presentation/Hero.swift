extension Presentation {
    /// The welcoming block: the screen's title and a sentence. Its picture is decoration.
    public static func hero(title: String, text: String) -> Presentation {
        Presentation(Spoken(.title, .heading(level: 1), title), Spoken(.text, .text, text))
    }
}
