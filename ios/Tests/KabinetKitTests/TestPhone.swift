import Foundation
import KabinetKit

/// A core on a data folder of its own with a fake phone around it.
struct TestPhone {
    /// A portal's address where nobody answers.
    static let nobody = "http://127.0.0.1:9"
    static let welcome = "welcome"
    static let phoneScreen = "registration/phone"
    static let register = "register"

    let kabinet: Kabinet
    let platform: FakePlatform
    let observer: RecordingObserver

    init(
        in folder: URL,
        portal: String = nobody,
        pins: [String] = [],
        platform: FakePlatform = FakePlatform(),
        observer: RecordingObserver = RecordingObserver()
    ) throws {
        self.platform = platform
        self.observer = observer
        kabinet = try Kabinet.open(
            config: Self.config(folder, portal: portal, pins: pins),
            platform: platform,
            observer: observer
        )
    }

    static func config(_ folder: URL, portal: String = nobody, pins: [String] = []) -> Config {
        Config(
            dataDir: folder.path,
            portalUrl: portal,
            language: .ru,
            appVersion: "0.1.0-test",
            portalPins: pins
        )
    }

    /// Runs `body` with a folder that is removed afterwards.
    static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    /// Runs `body` with a phone that is shut down, and whose folder is removed, afterwards.
    static func run(_ body: (TestPhone) throws -> Void) throws {
        try withFolder { folder in
            let phone = try TestPhone(in: folder)
            defer { try? phone.kabinet.shutdown() }
            try body(phone)
        }
    }

    static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Waits until the screen `key` is shown.
    func awaitScreen(_ key: String) throws -> Update {
        try observer.await("the screen \(key)") { $0.top.key == key }
    }

    /// Taps `action` on the screen that `update` shows.
    func tap(_ update: Update, _ action: String, values: [FieldValue] = []) throws {
        try kabinet.dispatch(intent: Intent(visit: update.top.visit, action: action, values: values))
    }

    /// Goes from the first screen to the one that asks for the number.
    @discardableResult
    func toPhoneScreen() throws -> Update {
        try tap(awaitScreen(Self.welcome), Self.register)
        return try awaitScreen(Self.phoneScreen)
    }
}
