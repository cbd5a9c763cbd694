import Foundation
import KabinetBindings

/// What the bundle says about the portal. The values come from the build's settings.
public struct AppSettings: Equatable, Sendable {
    /// The name of the job that sends what waits, which the bundle lists as permitted.
    public static let queueJob = "ru.kabinet.app.queue"

    /// The portal's address.
    public let portal: String
    /// The keys that its certificate may hold.
    public let pins: [String]
    /// The host whose links open the app.
    public let linkHost: String
    /// The version that the store shows.
    public let version: String

    /// Why the core can't be opened where one is missing.
    public static let incomplete = KabinetError.PortalAddressRefused(reason: "the bundle lacks a setting")

    /// Reads them from the dictionary of a bundle; nil where one is missing.
    public init?(_ info: [String: Any]) {
        guard let portal = info["KabinetPortal"] as? String, let pins = info["KabinetPortalPins"] as? String,
            let linkHost = info["KabinetLinkHost"] as? String,
            let version = info["CFBundleShortVersionString"] as? String
        else { return nil }
        self.portal = portal
        self.pins = pins.split(separator: " ").map(String.init)
        self.linkHost = linkHost
        self.version = version
    }

    /// Where the core lives and whom it talks to.
    public func config(in folder: AppFolder, languages: [String]) -> Config {
        Config(
            dataDir: folder.data.path,
            portalUrl: portal,
            language: .preferred(of: languages),
            appVersion: version,
            portalPins: pins
        )
    }
}
