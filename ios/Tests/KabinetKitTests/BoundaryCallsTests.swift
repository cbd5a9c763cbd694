import Foundation
import KabinetKit
import Synchronization
import Testing

/// How often a person's tap or key goes down to the core: once each. Besides that go drafts, when typing rests,
/// and questions about a text when its field is left.
@MainActor
@Suite(.timeLimit(.minutes(2)))
struct BoundaryCallsTests {
    @Test("a registration costs one call a key and one a tap")
    func registration() async throws {
        try await withCounted { listener, core, portal in
            try await listener.screen(Citizen.welcome)
            try await counted(core, "dispatch") { try await listener.tap("Регистрация") }
            try await listener.screen(Citizen.phone)
            try await counted(core, "dispatch") { try await listener.tap(Citizen.getCode) }
            try await listener.hears("Введите номер")
            try await types("9000001234", into: Citizen.phoneField, listener, core)
            try await counted(core, "dispatch") { try await listener.tap(Citizen.getCode) }
            try await listener.enterCode(portal)
            try await listener.screen(Citizen.person)
            try await types("Иванов", into: "Фамилия", listener, core)
            try await types("Иван", into: "Имя", listener, core)
            try await types("Иванович", into: "Отчество", listener, core)
            try await types("12041990", into: "Дата рождения", listener, core)
            try await counted(core, "dispatch") { try await listener.tap(Citizen.next) }
            try await listener.screen(Citizen.choosePassword)
            let secret = Spoken.Role.secureField
            try await types("лампа", into: Citizen.passwordField, role: secret, listener, core)
            try await types("лампы", into: Citizen.passwordAgain, role: secret, listener, core)
            // A key in the text that the other field repeats asks about neither.
            try await types("ды", into: Citizen.passwordField, role: secret, listener, core)
            try await counted(core, "dispatch") { try await listener.tap(Citizen.next) }
        }
    }

    private func types(
        _ text: String,
        into name: String,
        role: Spoken.Role = .textField,
        _ listener: Listener,
        _ core: CountedCore
    ) async throws {
        let field = try await listener.edit(name, role: role)
        for key in text { try await counted(core, "edit") { listener.press(key, in: field) } }
        listener.host.leave(field)
    }

    /// What the core is asked while something is done is exactly this.
    private func counted(_ core: CountedCore, _ call: String, _ act: () async throws -> Void) async throws {
        core.forget()
        try await act()
        #expect(core.calls == [call])
    }

    private func withCounted(_ body: (Listener, CountedCore, PortalProcess) async throws -> Void) async throws
    {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let portal = try PortalProcess(data: folder.appending(path: "portal"))
        defer { portal.stop() }
        let config = TestPhone.config(folder.appending(path: "phone"), portal: portal.address)
        let core = CountedCore()
        let host = KabinetHost(language: .ru, clock: HandClock()) { observer in
            try core.count(Kabinet.open(config: config, platform: FakePlatform(), observer: observer))
        }
        defer { host.shutdown() }
        try await body(Listener(host), core, portal)
    }
}

/// A core that writes down what it is asked.
private final class CountedCore: KabinetProtocol {
    private let made = Mutex<[String]>([])
    private let core = Mutex<Kabinet?>(nil)

    /// What it was asked since that was forgotten last, oldest first.
    var calls: [String] { made.withLock(\.self) }

    func forget() { made.withLock { $0 = [] } }

    /// Counts what this one is asked.
    func count(_ counted: Kabinet) -> CountedCore {
        core.withLock { $0 = counted }
        return self
    }

    func checkField(key: String, field: String, text: String, caret: UInt32, other: String?) throws
        -> FieldCheck
    {
        try asked("check").checkField(key: key, field: field, text: text, caret: caret, other: other)
    }

    func editField(key: String, field: String, before: Edited, after: Edited, other: String?) throws
        -> FieldCheck
    {
        try asked("edit").editField(key: key, field: field, before: before, after: after, other: other)
    }

    func current() throws -> Update { try asked("current").current() }

    func dispatch(intent: Intent) throws { try asked("dispatch").dispatch(intent: intent) }

    func draft(key: String, field: String, text: String) throws {
        try asked("draft").draft(key: key, field: field, text: text)
    }

    func panicProbe() throws { try asked("panic").panicProbe() }

    func report(event: PlatformEvent) throws { try asked("report").report(event: event) }

    func runQueue(deadlineMs: UInt64) throws -> QueueReport {
        try asked("queue").runQueue(deadlineMs: deadlineMs)
    }

    func shutdown() throws { try asked("shutdown").shutdown() }

    func suggestPassword(key: String, field: String) throws -> String {
        try asked("suggest").suggestPassword(key: key, field: field)
    }

    private func asked(_ call: String) throws -> Kabinet {
        made.withLock { $0.append(call) }
        guard let core = core.withLock(\.self) else { throw KabinetError.ShutDown }
        return core
    }
}
