extension Presentation {
    /// A heading.
    public static func heading(text: String, level: UInt8) -> Presentation {
        Presentation(Spoken(.title, .heading(level: Int(level)), text))
    }
}
