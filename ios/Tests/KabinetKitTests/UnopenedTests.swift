import Foundation
import Testing

@testable import KabinetKit

/// A core that can't be opened is a screen that says so and has a way on.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct UnopenedTests {
    private static let unreadable = "Не удаётся прочитать память"
    private static let inUse = "Кабинет уже открыт"
    private static let again = "Попробовать ещё раз"
    private static let still = "Открыть всё ещё не получается"

    private let clock = HandClock()

    /// Runs `body` with a host whose data folder is a file: once that is removed it can be opened.
    private func withFileForFolder(
        platform: FakePlatform = FakePlatform(),
        _ body: (Listener, _ file: URL) async throws -> Void
    ) async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = folder.appending(path: "phone")
        try Data().write(to: data)
        let host = KabinetHost(config: TestPhone.config(data), platform: platform, clock: clock)
        defer { host.shutdown() }
        try await body(Listener(host), data)
    }

    @Test("a folder that can't be used is told, a tap tries again, and once it is mended everything goes on")
    func tap() async throws {
        covers("NAT-02")
        try await withFileForFolder { listener, file in
            try await listener.screen(Self.unreadable)
            #expect(listener.host.failure != nil)
            for _ in 1...2 {
                try await listener.tap(Self.again)
                try await listener.hears(Self.still)
                try await listener.find(.text, Self.still)
            }
            #expect(listener.heard.filter { $0.text.plain == Self.still }.count == 2)
            try FileManager.default.removeItem(at: file)
            try await listener.tap(Self.again)
            try await listener.screen(Citizen.welcome)
            #expect(listener.host.failure == nil)
            try await listener.isGone(.text, Self.still)

            try await listener.tap("Регистрация")
            try await listener.screen(Citizen.phone)
            try await listener.type("9161234567", into: Citizen.phoneField)
            #expect(listener.host.screenBelow?.title == "Кабинет")
        }
    }

    @Test("the core's first message is shown, though its number was that of one before")
    func messages() async throws {
        covers("NAT-02")
        let platform = FakePlatform()
        platform.failVault(with: PlatformError.Refused(reason: "locked"))
        try await withFileForFolder(platform: platform) { listener, file in
            try await listener.screen(Self.unreadable)
            try await listener.tap(Self.again)
            try await listener.hears(Self.still)
            let number = listener.host.update.top.notice?.id
            try FileManager.default.removeItem(at: file)
            try await listener.tap(Self.again)
            try await listener.screen("Хранилище ключей закрыто")
            try await listener.tap(Self.again)
            try await listener.until("a message") { listener.host.moment.notice }
            #expect(listener.host.update.top.notice?.id == number)
        }
    }

    @Test("coming back to the app tries again; a look at the notifications does not")
    func foreground() async throws {
        covers("NAT-02")
        try await withFileForFolder { listener, file in
            try await listener.screen(Self.unreadable)
            try FileManager.default.removeItem(at: file)
            listener.host.report(.foreground)
            try await listener.screen(Self.unreadable)
            listener.host.report(.background)
            listener.host.report(.foreground)
            try await listener.screen(Citizen.welcome)
        }
    }

    @Test("a job of the system's tries again, too, and says what it could not do")
    func job() async throws {
        covers("NAT-02")
        try await withFileForFolder { listener, file in
            await #expect(throws: KabinetError.self) { try await listener.host.runQueue(deadlineMs: 10) }
            try FileManager.default.removeItem(at: file)
            #expect(try await listener.host.runQueue(deadlineMs: 10_000) == 0)
            try await listener.screen(Citizen.welcome)
        }
    }

    @Test("a second core waits for the first one to end")
    func secondCore() async throws {
        covers("NAT-02")
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let platform = FakePlatform()
        let first = try TestPhone(in: folder, platform: platform)
        try first.toPhoneScreen()
        let host = KabinetHost(config: TestPhone.config(folder), platform: platform, clock: clock)
        defer { host.shutdown() }
        let listener = Listener(host)
        try await listener.screen(Self.inUse)
        #expect(host.failure == .AlreadyOpen)
        try first.kabinet.shutdown()
        try await listener.tap(Self.again)
        try await listener.screen(Citizen.phone)
    }

    @Test("what else is done meanwhile is harmless, and the system's news reach the core once it is there")
    func meanwhile() async throws {
        covers("NAT-02")
        try await withFileForFolder { listener, file in
            let host = listener.host
            try await listener.screen(Self.unreadable)
            let (failure, shown) = (host.failure, host.update)
            #expect(host.edit("phone", to: Edited(text: "9", start: 1, end: 1)) == nil)
            host.fill("phone", with: "9161234567")
            host.select("phone", 0..<1)
            host.leave("phone")
            host.submit(from: "shoe_size")
            host.saveDrafts()
            host.draft(field: "phone", text: "9")
            clock.pass(.seconds(1))
            #expect(host.check(field: "phone", text: "9", caret: 1, other: nil) == nil)
            #expect(host.suggestPassword(field: "password") == nil)
            host.back()
            host.report(.localeChanged(language: .en))
            #expect(host.failure == failure)
            #expect(host.update.top.key == shown.top.key)
            try FileManager.default.removeItem(at: file)
            try await listener.tap(Self.again)
            try await listener.screen("All your government services")
        }
    }

    @Test("an end is an end: nothing is opened after it")
    func ended() async throws {
        covers("NAT-02")
        try await withFileForFolder { listener, file in
            try await listener.screen(Self.unreadable)
            listener.host.shutdown()
            try FileManager.default.removeItem(at: file)
            try await listener.tap(Self.again)
            #expect(listener.host.failure == .ShutDown)
        }
    }

    @Test("no room on the phone is told from a folder that can't be used")
    func fileSystem() throws {
        covers("NAT-04")
        #expect(KabinetError(fileSystem: CocoaError(.fileWriteOutOfSpace)) == .DiskFull)
        try TestPhone.withFolder { support in
            try Data().write(to: support.appending(path: "Kabinet"))
            let thrown = try #require(throws: KabinetError.self) { try AppFolder(in: support).make() }
            guard case .FolderUnusable = thrown else {
                Issue.record("another error: \(thrown)")
                return
            }
        }
    }
}
