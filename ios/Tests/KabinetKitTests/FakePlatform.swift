import Foundation
import Synchronization

@testable import KabinetKit

/// A phone's system for tests: its vault remembers what it wrapped and gives out handles that say nothing, the
/// person answers every question at once, and what would leave the app is kept. What needs no iPhone is decided
/// by the code that decides it there.
final class FakePlatform: Platform {
    private typealias Vault = [String: [Data: Data]]

    private struct State {
        var situation = Situation.usual
        var vault: Vault = [:]
        var vaultFailure: (any Error)?
        var log: [String] = []
        var told: [PlatformEvent] = []
        var handedOut: [Outward] = []
    }

    private let folder: AppFolder
    private let state = Mutex(State())

    /// The system of an app that has its pictures, and what it offers to others, in `folder`.
    init(folder: AppFolder = AppFolder(in: FileManager.default.temporaryDirectory)) {
        self.folder = folder
    }

    /// While set, every vault call throws it.
    func failVault(with failure: (any Error)?) {
        state.withLock { $0.vaultFailure = failure }
    }

    /// What the core logged.
    var log: [String] { state.withLock(\.log) }

    func vaultCreate(alias: String) throws {
        try withVault { vault in
            if vault[alias] == nil { vault[alias] = [:] }
        }
    }

    func vaultWrap(alias: String, plain: Data) throws -> Data {
        try withVault { vault in
            guard vault[alias] != nil else { throw PlatformError.KeyLost }
            let handle = Data((0..<48).map { _ in UInt8.random(in: .min ... .max) })
            vault[alias]?[handle] = plain
            return handle
        }
    }

    func vaultUnwrap(alias: String, wrapped: Data) throws -> Data {
        try withVault { vault in
            guard let plain = vault[alias]?[wrapped] else { throw PlatformError.KeyLost }
            return plain
        }
    }

    func vaultDestroy(alias: String) throws {
        try withVault { vault in vault[alias] = nil }
    }

    func openLink(url: String) throws {
        guard let link = OutsideLink(url) else { throw PlatformError.Refused(reason: "no outside link") }
        guard situation != .nobodyOpensPages || link.isNumber else { throw PlatformError.Unavailable }
        handOut(.link(url: link.url.absoluteString))
    }

    func share(path: String) throws {
        guard let file = OfferedFile(path, in: folder) else {
            throw PlatformError.Refused(reason: "no file for others")
        }
        handOut(.file(path: file.url.path))
    }

    func askPermission(token: UInt64, permission: Permission) throws {
        tell(.permissionResult(token: token, granted: situation != .permissionDenied))
    }

    func takePhoto(token: UInt64) throws {
        try camera.require()
        guard situation != .pictureCancelled else { return tell(.photoTaken(token: token, path: nil)) }
        let picture = folder.newPicture()
        try Data("picture".utf8).write(to: picture)
        tell(.photoTaken(token: token, path: picture.path))
    }

    func askBiometrics(token: UInt64, reason: String) throws {
        guard situation != .fingerMissing else { throw PlatformError.Unavailable }
        tell(.biometricResult(token: token, passed: situation != .fingerCancelled))
    }

    func scheduleJob(delayMs: UInt64) throws {
        guard situation != .jobsRefused else { throw PlatformError.Refused(reason: "no more jobs") }
        let now = Date()
        let delay = JobTime(afterMs: delayMs, from: now).date.timeIntervalSince(now)
        handOut(.job(delayMs: UInt64(delay * 1_000)))
    }

    func log(level: LogLevel, line: String) throws {
        state.withLock { $0.log.append("\(level) \(line)") }
    }

    private var situation: Situation { state.withLock(\.situation) }

    private var camera: CameraAccess {
        switch situation {
        case .cameraMissing: .missing
        case .cameraForbidden: .forbidden
        default: .given
        }
    }

    private func tell(_ event: PlatformEvent) {
        state.withLock { $0.told.append(event) }
    }

    private func handOut(_ thing: Outward) {
        state.withLock { $0.handedOut.append(thing) }
    }

    private func withVault<Answer: Sendable>(_ body: (inout Vault) throws -> Answer) throws -> Answer {
        try state.withLock { state in
            if let failure = state.vaultFailure { throw failure }
            return try body(&state.vault)
        }
    }
}

/// It brings itself into every situation.
extension FakePlatform: PlatformHand {
    func arrange(situation: Situation) -> Arranged {
        state.withLock { state in
            state.situation = situation
            state.vaultFailure =
                switch situation {
                case .vaultLocked: PlatformError.Refused(reason: "locked")
                case .vaultBroken: PlatformError.Failed(reason: "broken")
                default: nil
                }
            if situation == .keysLost { state.vault = [:] }
        }
        return .ready
    }

    func told() -> PlatformEvent? {
        state.withLock { $0.told.isEmpty ? nil : $0.told.removeFirst() }
    }

    func handedOut() -> [Outward] {
        state.withLock { state in
            defer { state.handedOut = [] }
            return state.handedOut
        }
    }

    func fileToOffer() -> String {
        let file = folder.share.appending(path: "copy.pdf")
        try? Data("copy".utf8).write(to: file)
        return file.path
    }
}
