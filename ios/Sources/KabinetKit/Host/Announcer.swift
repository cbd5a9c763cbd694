/// Something said aloud that nobody asked for.
public struct Announcement: Equatable, Sendable {
    /// The words.
    public let text: String
    /// Interrupts what is being said: for what is wrong after a submit. Otherwise it waits its turn.
    public let isUrgent: Bool

    /// Words to be said.
    public init(text: String, isUrgent: Bool) {
        self.text = text
        self.isUrgent = isUrgent
    }
}

/// Says things to a screen reader: the same of one field not twice in a row, verdicts once the typing rests,
/// nothing of a screen that was left.
@MainActor
final class Announcer {
    /// Verdicts are spoken once typing rests.
    private static let rest = Duration.milliseconds(700)

    /// Takes what is said.
    var say: @MainActor (Announcement) -> Void = { _ in }

    private let clock: any ShellClock
    private var waiting: Alarm?
    private var said: [String: String] = [:]

    init(clock: any ShellClock) {
        self.clock = clock
    }

    /// Says it when the reader has finished.
    func politely(_ text: String) {
        if !text.isEmpty { say(Announcement(text: text, isUrgent: false)) }
    }

    /// Interrupts.
    func now(_ text: String, of field: String? = nil) {
        waiting?.cancel()
        if let field { said[field] = text }
        if !text.isEmpty { say(Announcement(text: text, isUrgent: true)) }
    }

    /// Says it of a field once the typing rests; an earlier thing that still waits is no longer true.
    func afterRest(_ text: String, of field: String) {
        waiting?.cancel()
        waiting = clock.after(Self.rest) { [weak self] in
            guard let self, said[field] != text else { return }
            said[field] = text
            politely(text)
        }
    }

    /// Another screen stands there.
    func clear() {
        waiting?.cancel()
        said = [:]
    }
}
