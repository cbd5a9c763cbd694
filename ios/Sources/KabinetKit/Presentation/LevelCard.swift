extension Presentation {
    /// The account's level: one element with the core's words, its segments are decoration.
    public static func levelCard(spoken: String) -> Presentation {
        Presentation(Spoken(.text, .text, spoken))
    }
}
