import Foundation
import KabinetKit
import Observation
import Testing

/// A person who uses the phone by ear alone: finds what is shown by role and name and acts on it, never by an
/// id.
@MainActor
final class Listener {
    /// Longer than anything on a busy machine takes.
    static let patience = Duration.seconds(20)

    let host: KabinetHost
    /// What was said without being asked, the newest last.
    private(set) var heard: [Announcement] = []

    init(_ host: KabinetHost) {
        self.host = host
        host.onAnnouncement = { [weak self] in self?.heard.append($0) }
    }

    /// Waits until the screen of this title stands there. Gives what stands on it.
    @discardableResult
    func screen(_ title: String, at location: SourceLocation = #_sourceLocation) async throws -> [Spoken] {
        try await find(.heading(level: 1), title, at: location)
        return host.presentation.elements
    }

    /// Waits until an element of this role and name is found. `name` may be a part of it.
    @discardableResult
    func find(
        _ role: Spoken.Role,
        _ name: String,
        where accepts: (Spoken) -> Bool = { _ in true },
        at location: SourceLocation = #_sourceLocation
    ) async throws -> Spoken {
        try await until("\(role) «\(name)»", at: location) {
            self.host.presentation.elements.first {
                $0.role == role && $0.label.plain.contains(name) && accepts($0)
            }
        }
    }

    /// Double taps it, once it can be used.
    func activate(_ role: Spoken.Role, _ name: String, at location: SourceLocation = #_sourceLocation)
        async throws
    {
        let element = try await find(role, name, where: { !$0.states.contains(.notEnabled) }, at: location)
        host.activate(try #require(element.act, sourceLocation: location))
    }

    /// Double taps a button.
    func tap(_ name: String, at location: SourceLocation = #_sourceLocation) async throws {
        try await activate(.button, name, at: location)
    }

    /// Types a text key by key in place of what stands in a field, as the system's keyboard does, and leaves
    /// the field.
    func type(
        _ text: String,
        into name: String,
        role: Spoken.Role = .textField,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let field = try await edit(name, role: role, at: location)
        if let standing = host.field(field)?.text, !standing.isEmpty {
            host.select(field, 0..<standing.utf16.count)
            host.edit(field, to: Edited(text: "", start: 0, end: 0))
        }
        for key in text { press(key, in: field) }
        host.leave(field)
    }

    /// Puts the focus into a field. Gives what names it to the host.
    func edit(
        _ name: String,
        role: Spoken.Role = .textField,
        at location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let element = try await find(role, name, where: { !$0.states.contains(.notEnabled) }, at: location)
        host.activate(try #require(element.act, sourceLocation: location))
        guard case .edit(let field) = element.act else {
            throw NothingCame(what: "a field \(name)", newest: element.label)
        }
        return field
    }

    /// One key, where the caret is.
    func press(_ key: Character, in field: String) {
        guard let typing = host.field(field) else { return }
        let units = Array(typing.text.utf16)
        let after =
            units[..<typing.selection.lowerBound] + Array(String(key).utf16)
            + units[typing.selection.upperBound...]
        let caret = UInt32(typing.selection.lowerBound + String(key).utf16.count)
        host.edit(field, to: Edited(text: String(decoding: after, as: UTF16.self), start: caret, end: caret))
    }

    /// Waits until it was said without being asked.
    func hears(_ words: String, isUrgent: Bool? = nil, at location: SourceLocation = #_sourceLocation)
        async throws
    {
        try await until("an announcement «\(words)» in \(heard.map(\.text))", at: location) {
            self.heard.first { $0.text.plain.contains(words) && (isUrgent == nil || $0.isUrgent == isUrgent) }
        }
    }

    /// Waits until it is no longer found.
    func isGone(_ role: Spoken.Role, _ name: String, at location: SourceLocation = #_sourceLocation)
        async throws
    {
        try await until("no \(role) «\(name)»", at: location) {
            self.host.presentation.elements.contains { $0.role == role && $0.label.plain.contains(name) }
                ? nil : true
        }
    }

    /// Waits until something is there, looking whenever the host has changed.
    @discardableResult
    func until<Found>(
        _ what: String,
        at location: SourceLocation = #_sourceLocation,
        found: () -> Found?
    ) async throws -> Found {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            let (changes, changed) = AsyncStream.makeStream(of: Void.self)
            let there = withObservationTracking {
                _ = host.focus
                _ = host.presentation
                return found()
            } onChange: {
                changed.finish()
            }
            if let there { return there }
            guard ContinuousClock.now < deadline else {
                let shown = host.presentation.lines.joined(separator: "\n")
                Issue.record("no \(what) on\n\(shown)", sourceLocation: location)
                throw NothingCame(what: what, newest: host.update.top.key)
            }
            let alarm = Task {
                try? await Task.sleep(until: deadline, clock: .continuous)
                changed.finish()
            }
            for await _ in changes {}
            alarm.cancel()
        }
    }
}

extension String {
    /// With ordinary spaces and hyphens, as a person hears it.
    var plain: String {
        replacing("\u{a0}", with: " ").replacing("\u{202f}", with: " ").replacing("\u{2011}", with: "-")
    }
}
