import KabinetBindings
import Observation

/// What holds requests up, told in a strip: shown once it has lasted, and said once. A link that is back
/// sooner is not worth a word.
@MainActor
@Observable
final class Patience {
    /// How long it lasts before it is shown.
    static let delay = Duration.milliseconds(1_500)

    /// Whether the strip of the screen is shown.
    private(set) var showsStrip = false

    @ObservationIgnored private let clock: any ShellClock
    @ObservationIgnored private let say: @MainActor (String) -> Void
    @ObservationIgnored private var cause: (title: String, language: Language)?
    @ObservationIgnored private var words = ""
    @ObservationIgnored private var alarm: Alarm?

    init(clock: any ShellClock, say: @escaping @MainActor (String) -> Void) {
        self.clock = clock
        self.say = say
    }

    /// Takes the screen that is shown.
    func follow(_ screen: Screen) {
        guard let strip = screen.components.lazy.compactMap(Strip.init).first else {
            alarm?.cancel()
            alarm = nil
            cause = nil
            showsStrip = false
            return
        }
        words = strip.words
        let known = cause
        cause = (strip.title, screen.language)
        if showsStrip {
            // The same words in another language are no news.
            if known?.title != strip.title, known?.language == screen.language { say(words) }
        } else if strip.isAtOnce {
            show()
        } else if alarm == nil {
            alarm = clock.after(Self.delay) { [weak self] in self?.show() }
        }
    }

    private func show() {
        alarm?.cancel()
        alarm = nil
        showsStrip = true
        say(words)
    }
}

/// The full-width banner above the content.
struct Strip {
    let title: String
    let words: String
    /// A wait that the portal named holds the screen's actions at once, so its reason is there at once.
    let isAtOnce: Bool

    init?(_ component: Component) {
        guard case .banner(_, let title, let text, let action, true) = component else { return nil }
        self.title = title
        words = Presentation.sentences(title, text)
        isAtOnce = action?.countdown != nil
    }
}
