import KabinetKit
import Testing

/// Calls go down, updates come up, and a panic of the core ends nothing.
@Suite(.timeLimit(.minutes(1)))
struct BoundaryTests {
    @Test("an intent goes down and the next screen comes up")
    func intentGoesDown() throws {
        try TestPhone.run { phone in
            let welcome = try phone.awaitScreen(TestPhone.welcome)
            try phone.tap(welcome, TestPhone.register)
            let next = try phone.awaitScreen(TestPhone.phoneScreen)
            #expect(next.seq > welcome.seq)
            #expect(next.top.visit != welcome.top.visit)
            #expect(next.stack.last == TestPhone.phoneScreen)
            #expect(try phone.kabinet.current().top == next.top)
        }
    }

    @Test("a late tap is dropped and is no error")
    func lateTap() throws {
        try TestPhone.run { phone in
            let welcome = try phone.awaitScreen(TestPhone.welcome)
            let shown = try phone.toPhoneScreen()
            try phone.tap(welcome, TestPhone.register)
            try phone.kabinet.report(event: .foreground)
            #expect(try phone.kabinet.current().stack == shown.stack)
        }
    }

    @Test("a draft comes back when the folder is opened again")
    func draftComesBack() throws {
        try TestPhone.withFolder { folder in
            let platform = FakePlatform()
            let first = try TestPhone(in: folder, platform: platform)
            try first.toPhoneScreen()
            try first.kabinet.draft(key: TestPhone.phoneScreen, field: "phone", text: "+7 916 123")
            try first.kabinet.shutdown()

            let second = try TestPhone(in: folder, platform: platform)
            defer { try? second.kabinet.shutdown() }
            let shown = try second.awaitScreen(TestPhone.phoneScreen)
            let values = shown.top.components.compactMap { component -> String? in
                if case .textField(let field) = component { field.value } else { nil }
            }
            #expect(values == ["+7 916 123"])
        }
    }

    @Test("a panic in Rust arrives as an error and ends nothing")
    func panicArrives() throws {
        try TestPhone.run { phone in
            _ = try phone.awaitScreen(TestPhone.welcome)
            let thrown = try #require(throws: (any Error).self) { try phone.kabinet.panicProbe() }
            #expect(String(describing: thrown).contains("rustPanic"))
            try phone.toPhoneScreen()
        }
    }
}
