import KabinetBindings

extension Presentation {
    /// What lies over a screen: while it is there nothing else is found.
    public static func overlay(_ overlay: Overlay, on screen: Screen, in moment: Moment) -> Presentation {
        switch overlay {
        case .sheet(let title, let components, let close):
            joined([
                Presentation(overlayTitle(title)),
                joined(components.map { component($0, on: screen, in: moment) }),
                Presentation(.action(close, at: .button, on: screen, in: moment)),
            ])
        case .confirmation(let title, let text, let spoken, let answers):
            Presentation(
                [overlayTitle(title), Spoken(.text, .text, spoken ?? text)]
                    + answers.map { .action($0, at: .button, on: screen, in: moment) }
            )
        }
    }

    private static func overlayTitle(_ title: String) -> Spoken {
        Spoken(.title, .heading(level: 2), title)
    }
}

extension Overlay {
    /// Its heading.
    public var title: String {
        switch self {
        case .sheet(let title, _, _), .confirmation(let title, _, _, _): title
        }
    }
}
