/// Typed text on its way down: half a second after the last key, or at once when the person turns away.
@MainActor
final class Drafts {
    private struct Draft {
        let key: String
        let field: String
        let text: String
        let alarm: Alarm
    }

    private let clock: any ShellClock
    private let rest: Duration
    private let send: @MainActor (_ key: String, _ field: String, _ text: String) -> Void
    private var waiting: [String: Draft] = [:]

    /// `send` brings a text down.
    init(
        clock: any ShellClock,
        rest: Duration,
        send: @escaping @MainActor (_ key: String, _ field: String, _ text: String) -> Void
    ) {
        self.clock = clock
        self.rest = rest
        self.send = send
    }

    /// A key changed the text of a field of the screen `key`.
    func remember(key: String, field: String, text: String) {
        let name = "\(key) \(field)"
        waiting[name]?.alarm.cancel()
        let alarm = clock.after(rest) { [weak self] in self?.sendOne(name) }
        waiting[name] = Draft(key: key, field: field, text: text, alarm: alarm)
    }

    /// Sends all at once.
    func flush() {
        for name in waiting.keys.sorted() { sendOne(name) }
    }

    /// Forgets a screen's drafts: its texts went down with a tap.
    func forget(key: String) {
        for (name, draft) in waiting where draft.key == key {
            draft.alarm.cancel()
            waiting[name] = nil
        }
    }

    private func sendOne(_ name: String) {
        guard let draft = waiting.removeValue(forKey: name) else { return }
        draft.alarm.cancel()
        send(draft.key, draft.field, draft.text)
    }
}
