import Foundation
import KabinetKit
import Observation
import Testing

/// The host holds what the views draw and hands down what the person does.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct KabinetHostTests {
    private func withHost(
        draftDelay: Duration = .seconds(3600),
        _ body: (KabinetHost, URL) async throws -> Void
    ) async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let host = try KabinetHost(
            config: TestPhone.config(folder),
            platform: FakePlatform(),
            draftDelay: draftDelay
        )
        try await body(host, folder)
        host.shutdown()
    }

    private func shows(_ key: String, on host: KabinetHost) async throws {
        let deadline = ContinuousClock.now + .seconds(15)
        while host.update.top.key != key {
            guard ContinuousClock.now < deadline else {
                throw NothingCame(what: "the screen \(key)", newest: host.update.top.key)
            }
            let (changes, changed) = AsyncStream.makeStream(of: Void.self)
            withObservationTracking {
                _ = host.update
            } onChange: {
                changed.finish()
            }
            let alarm = Task {
                try? await Task.sleep(until: deadline, clock: .continuous)
                changed.finish()
            }
            for await _ in changes {}
            alarm.cancel()
        }
    }

    private func toPhoneScreen(_ host: KabinetHost) async throws {
        try await shows(TestPhone.welcome, on: host)
        host.tap(TestPhone.register)
        try await shows(TestPhone.phoneScreen, on: host)
    }

    @Test("a tap leads to the next screen and its fields are there")
    func tapLeadsOn() async throws {
        try await withHost { host, _ in
            try await toPhoneScreen(host)
            #expect(host.texts.keys.sorted() == ["phone"])
            #expect(host.failure == nil)
        }
    }

    @Test("what is typed is checked and stays until the core replaces it")
    func typedTextStays() async throws {
        try await withHost { host, _ in
            try await toPhoneScreen(host)
            host.type("9161234567", in: "phone")
            let check = try host.check("phone", caret: 10)
            #expect(check.verdict == .good)
            host.report(.foreground)
            #expect(host.texts["phone"] == "9161234567")
        }
    }

    @Test("a field that is not shown takes no text")
    func unknownFieldTakesNothing() async throws {
        try await withHost { host, _ in
            try await toPhoneScreen(host)
            host.type("43", in: "shoe_size")
            #expect(host.texts["shoe_size"] == nil)
            #expect(throws: KabinetError.self) { try host.check("shoe_size", caret: 0) }
        }
    }

    @Test("going to the background saves what waits to be drafted")
    func backgroundSavesDrafts() async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let platform = FakePlatform()
        for round in 1...2 {
            let host = try KabinetHost(
                config: TestPhone.config(folder),
                platform: platform,
                draftDelay: .seconds(3600)
            )
            if round == 1 {
                try await toPhoneScreen(host)
                host.type("+7 916 123", in: "phone")
                host.report(.background)
            } else {
                try await shows(TestPhone.phoneScreen, on: host)
                #expect(host.texts["phone"] == "+7 916 123")
            }
            host.shutdown()
        }
    }

    @Test("a call after shutdown leaves its refusal")
    func afterShutdown() async throws {
        try await withHost { host, _ in
            try await shows(TestPhone.welcome, on: host)
            host.shutdown()
            host.tap(TestPhone.register)
            #expect(host.failure == .ShutDown)
        }
    }
}
