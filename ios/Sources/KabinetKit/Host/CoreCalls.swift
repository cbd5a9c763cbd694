import KabinetBindings
import Observation

/// Opens the core of an app, which tells its pictures to the observer.
public typealias CoreOpening = @MainActor (_ observer: any ScreenObserver) throws -> any KabinetProtocol

/// The way to the core: opens it and calls it, about the screen that is shown. What the core refuses is kept
/// and ends nothing; where it is not open there is nobody to call.
@MainActor
@Observable
final class CoreCalls {
    /// The last refusal; none once a call was carried out.
    private(set) var failure: KabinetError?

    @ObservationIgnored private var opening: CoreOpening?
    @ObservationIgnored private let language: Language
    @ObservationIgnored private let news = EventSink()
    @ObservationIgnored private var core: (any KabinetProtocol)?
    @ObservationIgnored private var tries: UInt32 = 0

    /// `language` is that of what is shown where the core can't be opened.
    init(language: Language, opening: @escaping CoreOpening) {
        self.language = language
        self.opening = opening
    }

    /// Whether there is a core.
    var isOpen: Bool { core != nil }

    /// Opens the core, or tries to once more. Gives what is shown now: its own picture, or the one in its
    /// place.
    func open(observer: any ScreenObserver) -> Update {
        let first = attempt {
            guard let opening else { throw KabinetError.ShutDown }
            let core = try opening(observer)
            let first = try core.current()
            self.core = core
            news.open { event in try? core.report(event: event) }
            return first
        }
        if let first { return first }
        defer { tries += 1 }
        return unopened(error: failure ?? .ShutDown, language: language, tries: tries)
    }

    /// What is thought of a text that stands in a field.
    func check(key: String, field: String, text: String, caret: UInt32, other: String?) -> FieldCheck? {
        call { core in try core.checkField(key: key, field: field, text: text, caret: caret, other: other) }
    }

    /// What becomes of a text by a key, and what is thought of it then.
    func edit(key: String, field: String, before: Edited, after: Edited, other: String?) -> FieldCheck? {
        call { core in try core.editField(key: key, field: field, before: before, after: after, other: other)
        }
    }

    /// A password that is made up for a field.
    func suggestPassword(key: String, field: String) -> String? {
        call { core in try core.suggestPassword(key: key, field: field) }
    }

    /// Keeps what stands in a field.
    func draft(key: String, field: String, text: String) {
        call { core in try core.draft(key: key, field: field, text: text) }
    }

    /// A tap, with what stands in the fields.
    func dispatch(_ intent: Intent) {
        call { core in try core.dispatch(intent: intent) }
    }

    /// News of the phone's system. They wait for a core that is not there yet.
    func report(_ event: PlatformEvent) {
        guard isOpen else { return news.report(event) }
        call { core in try core.report(event: event) }
    }

    /// Ends the core, or the tries to open it.
    func shutdown() {
        opening = nil
        call { core in try core.shutdown() }
    }

    /// Sends what waits, within so many milliseconds. Gives how many requests the portal still does not have.
    func runQueue(deadlineMs: UInt64) async throws -> UInt32 {
        guard let core else { throw failure ?? .ShutDown }
        return try await Task.detached { try core.runQueue(deadlineMs: deadlineMs).waiting }.value
    }

    @discardableResult
    private func call<Answer>(_ body: (any KabinetProtocol) throws -> Answer) -> Answer? {
        guard let core else { return nil }
        return attempt { try body(core) }
    }

    private func attempt<Answer>(_ body: () throws -> Answer) -> Answer? {
        do {
            let answer = try body()
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
