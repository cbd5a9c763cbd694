import KabinetKit
import Testing

/// What a shell throws that the boundary has no type for.
struct BugOfTheShell: Error {}

/// Whatever a shell's own code throws, the core goes on and the process lives.
@Suite(.timeLimit(.minutes(1)))
struct ForeignErrorsTests {
    @Test(
        "an observer that throws still gets the next update",
        arguments: [ObserverError.Failed(reason: "no window"), BugOfTheShell()] as [any Error]
    )
    func observerThrows(failure: any Error) throws {
        try TestPhone.withFolder { folder in
            let observer = RecordingObserver { throw failure }
            let phone = try TestPhone(in: folder, observer: observer)
            defer { try? phone.kabinet.shutdown() }
            try phone.toPhoneScreen()
            #expect(observer.taken >= 2)
        }
    }

    @Test(
        "a vault that fails in any way is a screen of the phone",
        arguments: [
            PlatformError.KeyLost, PlatformError.Refused(reason: "locked"), PlatformError.Unavailable,
            PlatformError.Failed(reason: "hardware"), BugOfTheShell(),
        ] as [any Error]
    )
    func vaultThrows(failure: any Error) throws {
        try TestPhone.withFolder { folder in
            let platform = FakePlatform()
            platform.failVault(with: failure)
            let phone = try TestPhone(in: folder, platform: platform)
            defer { try? phone.kabinet.shutdown() }
            let shown = try phone.awaitScreen("trouble/vault_refused")
            let wayOn = try #require(shown.top.actions.first)
            platform.failVault(with: nil)
            try phone.tap(shown, wayOn.id)
            _ = try phone.awaitScreen(TestPhone.welcome)
        }
    }

    @Test("a vault that no longer has the key is a screen with a way to start over")
    func keyLost() throws {
        try TestPhone.withFolder { folder in
            let first = try TestPhone(in: folder)
            try first.toPhoneScreen()
            try first.kabinet.shutdown()

            let phone = try TestPhone(in: folder)
            defer { try? phone.kabinet.shutdown() }
            try phone.tap(phone.awaitScreen("trouble/key_lost"), "start_over")
            let asked = try phone.observer.await("the question") { $0.overlay != nil }
            guard case .confirmation(_, _, _, let answers) = asked.overlay else {
                Issue.record("another overlay: \(String(describing: asked.overlay))")
                return
            }
            #expect(answers.last?.style == .secondary, "the safe answer comes last")
            try phone.tap(asked, #require(answers.first).id)
            _ = try phone.awaitScreen(TestPhone.welcome)
        }
    }
}
