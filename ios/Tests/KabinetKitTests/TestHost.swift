import Foundation
import KabinetKit

extension KabinetHost {
    /// A host of the core on a folder.
    convenience init(
        config: Config,
        platform: any Platform,
        clock: any ShellClock = SystemShellClock()
    ) {
        self.init(language: config.language, clock: clock) { observer in
            try Kabinet.open(config: config, platform: platform, observer: observer)
        }
    }

    /// A host on a folder of its own, that is ended and whose folder is removed afterwards.
    static func run(
        portal: String = TestPhone.nobody,
        clock: any ShellClock,
        _ body: (Listener) async throws -> Void
    ) async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let host = KabinetHost(
            config: TestPhone.config(folder, portal: portal),
            platform: FakePlatform(),
            clock: clock
        )
        defer { host.shutdown() }
        try await body(Listener(host))
    }
}
