extension Presentation {
    /// Something with a state that changes by itself: one element, the state and what it means as its value.
    public static func statusCard(title: String, status: String, text: String) -> Presentation {
        Presentation(Spoken(.text, .text, title, value: sentences(status, text)))
    }
}
