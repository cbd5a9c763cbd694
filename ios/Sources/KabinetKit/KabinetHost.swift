import Foundation
@_exported import KabinetBindings
import Observation

/// The one place of an app that talks to the core: holds the picture to draw and the text that is being typed.
///
/// Views read `update` and `texts` and call `type`, `tap` and `report`; they keep nothing of their own.
@MainActor
@Observable
public final class KabinetHost {
    /// What to draw. Each one replaces the one before.
    public private(set) var update: Update

    /// What stands in the fields of the screen that is shown, by field id. The text belongs to the shell while the
    /// person types; the core's own replaces it only when the field's `valueRev` changed.
    public private(set) var texts: [String: String] = [:]

    /// The last refusal of a call. None of them is the person's doing.
    public private(set) var failure: KabinetError?

    @ObservationIgnored private let core: Kabinet
    @ObservationIgnored private let draftDelay: Duration
    @ObservationIgnored private var fields: [String: FieldFacts] = [:]
    @ObservationIgnored private var drafts: [String: Task<Void, Never>] = [:]
    @ObservationIgnored private var following: Task<Void, Never>?

    /// Opens the core. `draftDelay` is the rest after the last key before a draft goes down.
    ///
    /// Throws `KabinetError`: the folder is in use or unusable, the portal's address is refused.
    public init(config: Config, platform: any Platform, draftDelay: Duration = .milliseconds(500)) throws {
        let (updates, continuation) = AsyncStream.makeStream(
            of: Update.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        core = try Kabinet.open(config: config, platform: platform, observer: Relay(continuation))
        update = try core.current()
        self.draftDelay = draftDelay
        adoptFields(of: update.top, isNew: true)
        following = Task { [weak self] in
            for await update in updates {
                self?.take(update)
            }
        }
        reportLocalTime()
    }

    /// Remembers what was typed into a field of the screen that is shown and, unless it is a secret, sends it down
    /// as a draft once the typing rests.
    public func type(_ text: String, in field: String) {
        guard let facts = fields[field] else { return }
        texts[field] = text
        drafts[field]?.cancel()
        guard !facts.isSecret else { return }
        let delay = draftDelay
        drafts[field] = Task { [weak self] in
            guard (try? await Task.sleep(for: delay)) != nil else { return }
            self?.sendDraft(of: field)
        }
    }

    /// Sends the drafts that still wait for the typing to rest. For the moment the app goes to the background.
    public func saveDrafts() {
        for field in drafts.keys.sorted() {
            sendDraft(of: field)
        }
    }

    /// What the core thinks of the text of a field: mask, caret, verdict, repair. `caret` is in UTF-16 code units;
    /// a field that repeats another one sends that one's text along.
    public func check(_ field: String, caret: UInt32) throws -> FieldCheck {
        let other = fields[field]?.repeats.flatMap { texts[$0] }
        return try core.checkField(
            key: update.top.key,
            field: field,
            text: texts[field] ?? "",
            caret: caret,
            other: other
        )
    }

    /// Puts a password that the core made up into the field and into the one that repeats it.
    public func suggestPassword(for field: String) {
        attempt {
            let password = try core.suggestPassword(key: update.top.key, field: field)
            for (id, facts) in fields where id == field || facts.repeats == field {
                texts[id] = password
            }
        }
    }

    /// A tap on an action of the screen that is shown; what stands in its fields goes along.
    public func tap(_ action: String) {
        cancelDrafts()
        let values = texts.keys.sorted().map { FieldValue(field: $0, text: texts[$0] ?? "") }
        attempt { try core.dispatch(intent: Intent(visit: update.top.visit, action: action, values: values)) }
    }

    /// News of the phone's system.
    public func report(_ event: PlatformEvent) {
        switch event {
        case .background: saveDrafts()
        case .foreground, .clockChanged: reportLocalTime()
        default: break
        }
        attempt { try core.report(event: event) }
    }

    /// Tells what the phone's own clock shows: a journey or a summer may have changed it while the app was away.
    private func reportLocalTime() {
        let minutes = TimeZone.autoupdatingCurrent.secondsFromGMT() / 60
        attempt { try core.report(event: .localTime(offsetMinutes: Int16(minutes))) }
    }

    /// Ends the core. Later calls leave `KabinetError.ShutDown` in `failure`.
    public func shutdown() {
        saveDrafts()
        following?.cancel()
        attempt { try core.shutdown() }
    }

    private func take(_ next: Update) {
        guard next.seq > update.seq else { return }
        let isNew = next.top.key != update.top.key
        if isNew { saveDrafts() }
        update = next
        adoptFields(of: next.top, isNew: isNew)
    }

    private func adoptFields(of screen: Screen, isNew: Bool) {
        let found = FieldFacts.all(on: screen)
        if isNew { texts = [:] }
        for (id, facts) in found where isNew || fields[id]?.revision != facts.revision {
            texts[id] = facts.value
        }
        texts = texts.filter { found[$0.key] != nil }
        fields = found
    }

    private func sendDraft(of field: String) {
        guard let waiting = drafts.removeValue(forKey: field) else { return }
        waiting.cancel()
        attempt { try core.draft(key: update.top.key, field: field, text: texts[field] ?? "") }
    }

    private func cancelDrafts() {
        drafts.values.forEach { $0.cancel() }
        drafts = [:]
    }

    private func attempt(_ call: () throws -> Void) {
        do {
            try call()
            failure = nil
        } catch let error as KabinetError {
            failure = error
        } catch {
            failure = .Stopped(reason: String(describing: error))
        }
    }
}

/// Hands updates from the core's thread over to the main actor; a slow app gets only the newest.
private final class Relay: ScreenObserver {
    private let continuation: AsyncStream<Update>.Continuation

    init(_ continuation: AsyncStream<Update>.Continuation) {
        self.continuation = continuation
    }

    func updated(update: Update) throws {
        continuation.yield(update)
    }
}
