import Foundation
import KabinetKit
import Synchronization

/// A phone's system for tests: its vault remembers what it wrapped and gives out handles that say nothing, fails on
/// demand, and it writes down what else it was asked for.
final class FakePlatform: Platform {
    private typealias Vault = [String: [Data: Data]]

    private struct State {
        var vault: Vault = [:]
        var failure: (any Error)?
        var log: [String] = []
        var calls: [String] = []
    }

    private let state = Mutex(State())

    /// While set, every vault call throws it.
    func failVault(with failure: (any Error)?) {
        state.withLock { $0.failure = failure }
    }

    /// What the core logged.
    var log: [String] { state.withLock(\.log) }

    /// Calls other than the vault's and the log's, as text.
    var calls: [String] { state.withLock(\.calls) }

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

    func openLink(url: String) throws { note("open \(url)") }

    func share(path: String) throws { note("share \(path)") }

    func askPermission(token: UInt64, permission: Permission) throws {
        note("permission \(permission) \(token)")
    }

    func takePhoto(token: UInt64) throws { note("photo \(token)") }

    func askBiometrics(token: UInt64, reason: String) throws { note("biometrics \(token)") }

    func scheduleJob(delayMs: UInt64) throws { note("job \(delayMs)") }

    func log(level: LogLevel, line: String) throws {
        state.withLock { $0.log.append("\(level) \(line)") }
    }

    private func note(_ call: String) {
        state.withLock { $0.calls.append(call) }
    }

    private func withVault<Answer: Sendable>(_ body: (inout Vault) throws -> Answer) throws
        -> Answer
    {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return try body(&state.vault)
        }
    }
}
