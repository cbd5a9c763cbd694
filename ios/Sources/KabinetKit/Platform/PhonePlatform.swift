#if canImport(UIKit) && canImport(Security)
    import Foundation
    import KabinetBindings
    import Synchronization
    import UIKit

    /// The core's platform: the iPhone's system. Called on threads of the core.
    public final class PhonePlatform: Platform {
        private typealias Report = @Sendable (PlatformEvent) -> Void

        private let folder: AppFolder
        private let vault = KeychainVault()
        private let log = SystemLog()
        private let permissions = Permissions()
        private let network = NetworkWatch()
        private let sink = EventSink()
        private let camera: Camera
        private let calls: CallWatch
        private let news: SystemNews
        /// Whether numbers can be dialled, as on most phones and few tablets; believed until the system is
        /// asked.
        private let dials = Atomic(true)

        /// The platform of the app's folder.
        @MainActor
        public init(folder: AppFolder) {
            self.folder = folder
            let report: Report = { [sink] in sink.report($0) }
            camera = Camera(folder: folder, report: report)
            calls = CallWatch(report)
            news = SystemNews(report)
            network.start(report)
            Task { @MainActor in
                guard let number = OutsideLink("tel:112") else { return }
                dials.store(UIApplication.shared.canOpenURL(number.url), ordering: .relaxed)
            }
        }

        /// Who takes the news of the system from now on; what came before is told at once.
        public func report(to take: @escaping @Sendable (PlatformEvent) -> Void) {
            sink.open(take)
        }

        /// Makes a key, if there is none yet.
        public func vaultCreate(alias: String) throws { try vault.create(alias: alias) }

        /// Seals a data key.
        public func vaultWrap(alias: String, plain: Data) throws -> Data {
            try vault.wrap(alias: alias, plain: plain)
        }

        /// Opens a sealed data key.
        public func vaultUnwrap(alias: String, wrapped: Data) throws -> Data {
            try vault.unwrap(alias: alias, wrapped: wrapped)
        }

        /// Destroys a key.
        public func vaultDestroy(alias: String) throws { try vault.destroy(alias: alias) }

        /// Opens a page or dials a number.
        public func openLink(url: String) throws {
            guard let link = OutsideLink(url) else {
                throw PlatformError.Refused(reason: "no link of a kind that is let out")
            }
            guard !link.isNumber || dials.load(ordering: .relaxed) else { throw PlatformError.Unavailable }
            Task { @MainActor in UIApplication.shared.open(link.url, options: [:], completionHandler: nil) }
        }

        /// Offers a file to other apps.
        public func share(path: String) throws {
            guard let file = OfferedFile(path, in: folder) else {
                throw PlatformError.Refused(reason: "no file of the folder that is shared from")
            }
            Task { @MainActor in
                guard let presenter = Presenter.top else { return }
                let sheet = UIActivityViewController(activityItems: [file.url], applicationActivities: nil)
                sheet.popoverPresentationController?.sourceView = presenter.view
                presenter.present(sheet, animated: true, completion: nil)
            }
        }

        /// Asks for a permission.
        public func askPermission(token: UInt64, permission: Permission) throws {
            permissions.ask(token: token, permission) { [sink] in sink.report($0) }
        }

        /// Opens the camera.
        public func takePhoto(token: UInt64) throws {
            try permissions.camera.require()
            Task { @MainActor in camera.open(token: token) }
        }

        /// Asks for the person's finger or face.
        public func askBiometrics(token: UInt64, reason: String) throws {
            try Biometrics().ask(token: token, reason: reason) { [sink] in sink.report($0) }
        }

        /// Asks the system to wake the app later.
        public func scheduleJob(delayMs: UInt64) throws { try BackgroundJobs().schedule(afterMs: delayMs) }

        /// Writes a line into the system's log.
        public func log(level: LogLevel, line: String) throws { log.write(level, line) }
    }
#endif
