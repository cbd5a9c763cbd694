import Foundation

#if canImport(UIKit)
    import UIKit
#endif

/// Where the app keeps its data: in its own folder, out of backups, encrypted by the system until the phone
/// was unlocked first, because what waits is sent while it is locked.
public struct AppFolder: Sendable {
    /// What the core keeps.
    public let data: URL
    /// Pictures on their way from the camera to the core, which seals and deletes them.
    public let inbox: URL

    /// Makes the folders below `support`, and marks them.
    ///
    /// Throws what the file system said.
    public init(in support: URL) throws {
        let own = support.appending(path: "Kabinet", directoryHint: .isDirectory)
        data = own.appending(path: "phone", directoryHint: .isDirectory)
        inbox = own.appending(path: "inbox", directoryHint: .isDirectory)
        try Self.make(data, protection: .untilFirstUnlock)
        try Self.make(inbox, protection: .whileUnlocked)
    }

    /// Makes the folders in the app's own place of this phone.
    ///
    /// Throws what the file system said.
    public static func own() throws -> AppFolder {
        let support = try FileManager.default.url(
            for: .applicationSupportDirectory,
            in: .userDomainMask,
            appropriateFor: nil,
            create: true
        )
        return try AppFolder(in: support)
    }

    private enum Protection {
        case untilFirstUnlock, whileUnlocked
    }

    private static func make(_ folder: URL, protection: Protection) throws {
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        #if canImport(UIKit)
            let kind: FileProtectionType =
                switch protection {
                case .untilFirstUnlock: .completeUntilFirstUserAuthentication
                case .whileUnlocked: .complete
                }
            attributes[.protectionKey] = kind
        #endif
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: attributes
        )
        // A folder of an earlier version gets them, too.
        try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.path)
        #if canImport(UIKit)
            var values = URLResourceValues()
            values.isExcludedFromBackup = true
            var marked = folder
            try marked.setResourceValues(values)
        #endif
    }
}
