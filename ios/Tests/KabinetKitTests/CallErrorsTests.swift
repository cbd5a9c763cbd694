import Foundation
import KabinetKit
import Testing

/// Each kind of `KabinetError` that a shell can provoke arrives as its own case, with its fields.
@Suite(.timeLimit(.minutes(1)))
struct CallErrorsTests {
    @Test("a second core on the same folder is refused until the first is shut down")
    func alreadyOpen() throws {
        try TestPhone.withFolder { folder in
            let first = try TestPhone(in: folder)
            #expect(throws: KabinetError.AlreadyOpen) { try TestPhone(in: folder) }
            try first.kabinet.shutdown()
            let second = try TestPhone(in: folder, platform: first.platform)
            defer { try? second.kabinet.shutdown() }
            _ = try second.awaitScreen(TestPhone.welcome)
        }
    }

    @Test("a file in place of the folder is refused with the system's reason")
    func folderUnusable() throws {
        try TestPhone.withFolder { folder in
            let file = folder.appending(path: "occupied")
            try Data().write(to: file)
            let thrown = try #require(throws: KabinetError.self) { try TestPhone(in: file) }
            guard case .FolderUnusable(let reason) = thrown else {
                Issue.record("another error: \(thrown)")
                return
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test(
        "a portal without TLS or without an address is refused",
        arguments: ["http://example.org", "ftp://example.org", "no address", ""]
    )
    func portalAddressRefused(portal: String) throws {
        try TestPhone.withFolder { folder in
            let thrown = try #require(throws: KabinetError.self) { try TestPhone(in: folder, portal: portal) }
            guard case .PortalAddressRefused(let reason) = thrown else {
                Issue.record("another error: \(thrown)")
                return
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test("a pinned key without one in reserve is refused")
    func portalPinsRefused() throws {
        try TestPhone.withFolder { folder in
            let pins = ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]
            let thrown = try #require(throws: KabinetError.self) { try TestPhone(in: folder, pins: pins) }
            guard case .PortalPinsRefused(let reason) = thrown else {
                Issue.record("another error: \(thrown)")
                return
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test("every call after shutdown says so")
    func shutDown() throws {
        try TestPhone.run { phone in
            let shown = try phone.awaitScreen(TestPhone.welcome)
            let core = phone.kabinet
            try core.shutdown()
            let key = TestPhone.phoneScreen
            #expect(throws: KabinetError.ShutDown) { try phone.tap(shown, TestPhone.register) }
            #expect(throws: KabinetError.ShutDown) { try core.draft(key: key, field: "phone", text: "+7") }
            #expect(throws: KabinetError.ShutDown) {
                try core.checkField(key: key, field: "phone", text: "+7", caret: 2, other: nil)
            }
            #expect(throws: KabinetError.ShutDown) {
                try core.suggestPassword(key: "registration/password", field: "password")
            }
            #expect(throws: KabinetError.ShutDown) { try core.current() }
            #expect(throws: KabinetError.ShutDown) { try core.report(event: .foreground) }
            #expect(throws: KabinetError.ShutDown) { try core.runQueue(deadlineMs: 10) }
        }
    }

    @Test("a field that is not shown is refused by name")
    func unknownField() throws {
        try TestPhone.run { phone in
            try phone.toPhoneScreen()
            let expected = KabinetError.UnknownField(key: TestPhone.phoneScreen, field: "shoe_size")
            #expect(throws: expected) {
                try phone.kabinet.checkField(
                    key: TestPhone.phoneScreen,
                    field: "shoe_size",
                    text: "43",
                    caret: 2,
                    other: nil
                )
            }
        }
    }

    @Test("a text longer than any field is refused with the limit")
    func textTooLong() throws {
        try TestPhone.run { phone in
            try phone.toPhoneScreen()
            let endless = String(repeating: "9", count: 100_000)
            let thrown = try #require(throws: KabinetError.self) {
                try phone.kabinet.checkField(
                    key: TestPhone.phoneScreen,
                    field: "phone",
                    text: endless,
                    caret: 0,
                    other: nil
                )
            }
            guard case .TextTooLong(let limit) = thrown else {
                Issue.record("another error: \(thrown)")
                return
            }
            #expect((128...10_000).contains(limit))
        }
    }
}
