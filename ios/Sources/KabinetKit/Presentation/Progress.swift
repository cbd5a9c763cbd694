extension Presentation {
    /// Work of unknown length.
    public static func progress(text: String) -> Presentation {
        Presentation(Spoken(.text, .progress, text, states: [.updatesFrequently]))
    }
}
