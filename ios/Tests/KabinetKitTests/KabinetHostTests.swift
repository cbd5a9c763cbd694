import Foundation
@testable import KabinetKit
import Testing

/// The host holds what the views draw and hands down what the person does. No portal answers.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct KabinetHostTests {
    private let clock = HandClock()

    /// Runs `body` on the screen that asks for the number.
    private func onPhoneScreen(
        portal: String = TestPhone.nobody,
        _ body: (Listener, _ field: String) async throws -> Void
    ) async throws {
        try await KabinetHost.run(portal: portal, clock: clock) { listener in
            try await listener.screen(Citizen.welcome)
            try await listener.tap("Регистрация")
            try await listener.screen(Citizen.phone)
            try await body(listener, listener.edit(Citizen.phoneField))
        }
    }

    private func type(_ text: String, _ listener: Listener, _ field: String) {
        for key in text { listener.press(key, in: field) }
    }

    @Test("each key is masked where it is typed, and the ghost tells what is still to come")
    func masks() async throws {
        try await onPhoneScreen { listener, field in
            type("916123", listener, field)
            #expect(listener.host.field(field)?.text == "+7 916 123")
            #expect(listener.host.field(field)?.ghost == "-__-__")
            type("4567", listener, field)
            let typing = try #require(listener.host.field(field))
            #expect(typing.text == "+7 916 123-45-67")
            #expect(typing.selection == 16..<16)
            #expect(typing.verdict == .none, "nothing is said while one types")
        }
    }

    @Test("a deleting key takes a digit, not a sign of the mask's own")
    func deletesOverMask() async throws {
        try await onPhoneScreen { listener, field in
            type("9161234567", listener, field)
            listener.host.select(field, 11..<11)
            listener.host.edit(field, to: Edited(text: "+7 916 12345-67", start: 10, end: 10))
            #expect(listener.host.field(field)?.text == "+7 916 124-56-7")
        }
    }

    @Test("a verdict is shown when the field is left, one that nothing mends at once")
    func verdicts() async throws {
        covers("FLD-10")
        try await onPhoneScreen { listener, field in
            type("916", listener, field)
            #expect(listener.host.field(field)?.verdict == Verdict.none)
            listener.host.leave(field)
            #expect(listener.host.field(field)?.verdict.isWrong == true)
            clock.pass(.milliseconds(699))
            #expect(
                listener.heard.allSatisfy { !$0.text.contains("номер") || $0.text.hasPrefix(Citizen.phone) }
            )
            clock.pass(.milliseconds(1))
            let complaint = try #require(listener.host.field(field)?.verdict.reason)
            try await listener.hears(complaint.plain, isUrgent: false)
            type("1", listener, field)
            #expect(
                listener.host.field(field)?.verdict == Verdict.none,
                "what is being mended is not scolded"
            )
            type("234567", listener, field)
            #expect(listener.host.field(field)?.verdict == .good, "and is right at once")

            try await listener.type("4951234567", into: Citizen.phoneField)
            let hopeless = try await listener.edit(Citizen.phoneField)
            #expect(listener.host.field(hopeless)?.verdict.isWrong == true)
        }
    }

    @Test("a field that is not shown takes no text")
    func unknownField() async throws {
        try await onPhoneScreen { listener, _ in
            let typed = listener.host.edit("shoe_size", to: Edited(text: "43", start: 2, end: 2))
            #expect(typed == nil)
            #expect(listener.host.failure == nil)
        }
    }

    @Test(
        "a draft goes down half a second after the last key, and at once when the app or the field is left",
        arguments: [
            ("nothing", ""), ("rest", "+7 916 12"), ("background", "+7 916 12"), ("field", "+7 916 12"),
        ]
    )
    func drafts(what: String, kept: String) async throws {
        covers("REG-08")
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let platform = FakePlatform()
        let core = try TestPhone(in: folder, platform: platform)
        try core.toPhoneScreen()
        try core.kabinet.shutdown()
        for isBack in [false, true] {
            let host = KabinetHost(config: TestPhone.config(folder), platform: platform, clock: clock)
            let listener = Listener(host)
            try await listener.screen(Citizen.phone)
            let field = try await listener.edit(Citizen.phoneField)
            if isBack {
                #expect(host.field(field)?.text == kept)
            } else {
                type("91612", listener, field)
                switch what {
                case "rest": clock.pass(.milliseconds(500))
                case "background": host.report(.background)
                case "field": host.leave(field)
                default: clock.pass(.milliseconds(499))
                }
            }
            host.end()
        }
    }

    @Test(
        "the submit key of the last field sends everything, and the first fault gets the focus and is said at once"
    )
    func submitKey() async throws {
        covers("FLD-10")
        try await onPhoneScreen { listener, field in
            let serial = listener.host.focus.serial
            #expect(try await listener.find(.textField, Citizen.phoneField).input?.submitKey == .done)
            listener.host.submit(from: field)
            try await listener.hears("Введите номер", isUrgent: true)
            #expect(listener.host.focus.place == .field(field))
            #expect(listener.host.focus.serial > serial)
        }
    }

    @Test("what is under way is shown after 300 ms, and the fields are locked then")
    func busy() async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let portal = try PortalProcess(data: folder)
        defer { portal.stop() }
        portal.stand()
        try await onPhoneScreen(portal: portal.address) { listener, field in
            type("9161234567", listener, field)
            try await listener.tap(Citizen.getCode)
            try await listener.until("work") { listener.host.update.top.busy }
            let isLocked = {
                listener.host.presentation.elements.contains { $0.states.contains(.notEnabled) }
            }
            #expect(!isLocked())
            clock.pass(BusyDelay.delay)
            #expect(isLocked())
            let typed = listener.host.edit(field, to: Edited(text: "", start: 0, end: 0))
            #expect(typed?.text == "+7 916 123-45-67")
        }
    }

    @Test("what holds requests up is shown and said after 1.5 s")
    func heldUp() async throws {
        try await onPhoneScreen { listener, field in
            type("9161234567", listener, field)
            try await listener.tap(Citizen.getCode)
            try await listener.until("a strip") { listener.host.update.top.strips.first }
            #expect(!listener.host.presentation.elements.contains { $0.label.plain.contains("Нет связи") })
            clock.pass(Patience.delay)
            try await listener.find(.text, "Нет связи")
            try await listener.hears("Нет связи")
        }
    }

    @Test("the screen below is kept for a back gesture, and back leads there")
    func back() async throws {
        try await onPhoneScreen { listener, _ in
            #expect(listener.host.screenBelow?.title == "Кабинет")
            listener.host.back()
            try await listener.screen(Citizen.welcome)
            #expect(listener.host.screenBelow == nil)
            #expect(listener.host.focus.place == .title)
        }
    }

    @Test("the only field of a new screen has the focus, and its title is said with it")
    func arrival() async throws {
        covers("ACC-01")
        try await onPhoneScreen { listener, field in
            #expect(listener.host.focus.place == .field(field))
            try await listener.hears("\(Citizen.phone). Пришлём")
        }
    }

    @Test("a call after shutdown leaves its refusal")
    func afterShutdown() async throws {
        try await KabinetHost.run(clock: clock) { listener in
            try await listener.screen(Citizen.welcome)
            listener.host.shutdown()
            try await listener.tap("Регистрация")
            #expect(listener.host.failure == .ShutDown)
        }
    }
}
