import KabinetBindings

extension Presentation {
    /// A message that stays while it is true. A strip is only there once what it tells has lasted.
    public static func banner(
        title: String,
        text: String,
        action: Action?,
        isStrip: Bool,
        on screen: Screen,
        in moment: Moment
    ) -> Presentation {
        guard !isStrip || moment.showsStrip else { return Presentation([]) }
        return Presentation(
            Spoken(.text, .text, sentences(title, text)),
            action.map { .action($0, at: .button, on: screen, in: moment) }
        )
    }

    /// What it says by itself when it comes: what is grave interrupts.
    static func bannerNews(tone: Tone, title: String, text: String) -> [Announcement] {
        let isUrgent =
            switch tone {
            case .warning, .danger: true
            case .info, .success: false
            }
        return [Announcement(text: sentences(title, text), isUrgent: isUrgent)]
    }
}
