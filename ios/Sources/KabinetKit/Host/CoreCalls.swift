import KabinetBindings
import Observation

/// Calls of the core, about the screen that is shown. What the core refuses is kept and ends nothing.
@MainActor
@Observable
final class CoreCalls {
    /// The last refusal; none once a call was carried out.
    private(set) var failure: KabinetError?

    @ObservationIgnored private let core: Kabinet

    init(_ core: Kabinet) {
        self.core = core
    }

    /// What is thought of a text that stands in a field.
    func check(key: String, field: String, text: String, caret: UInt32, other: String?) -> FieldCheck? {
        attempt { try core.checkField(key: key, field: field, text: text, caret: caret, other: other) }
    }

    /// What becomes of a text by a key, and what is thought of it then.
    func edit(key: String, field: String, before: Edited, after: Edited, other: String?) -> FieldCheck? {
        attempt { try core.editField(key: key, field: field, before: before, after: after, other: other) }
    }

    /// A password that is made up for a field.
    func suggestPassword(key: String, field: String) -> String? {
        attempt { try core.suggestPassword(key: key, field: field) }
    }

    /// Keeps what stands in a field.
    func draft(key: String, field: String, text: String) {
        attempt { try core.draft(key: key, field: field, text: text) }
    }

    /// A tap, with what stands in the fields.
    func dispatch(_ intent: Intent) {
        attempt { try core.dispatch(intent: intent) }
    }

    /// News of the phone's system.
    func report(_ event: PlatformEvent) {
        attempt { try core.report(event: event) }
    }

    /// Ends the core.
    func shutdown() {
        attempt { try core.shutdown() }
    }

    /// Sends what waits, within so many milliseconds; waits for that. Gives how many requests the portal
    /// still does not have.
    nonisolated func runQueue(deadlineMs: UInt64) throws -> UInt32 {
        try core.runQueue(deadlineMs: deadlineMs).waiting
    }

    @discardableResult
    private func attempt<Answer>(_ call: () throws -> Answer) -> Answer? {
        do {
            let answer = try call()
            if failure != nil { failure = nil }
            return answer
        } catch let error as KabinetError {
            failure = error
        } catch {
            failure = .Stopped(reason: String(describing: error))
        }
        return nil
    }
}
