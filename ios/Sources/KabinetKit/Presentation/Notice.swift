import KabinetBindings

extension Presentation {
    /// A message that goes by itself, with the button that closes it.
    public static func notice(_ notice: Notice) -> Presentation {
        Presentation(
            Spoken(.text, .text, notice.text),
            Spoken(.close, .button, notice.closeLabel, act: .closeNotice)
        )
    }
}
