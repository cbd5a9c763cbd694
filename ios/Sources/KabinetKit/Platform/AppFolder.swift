import Foundation
import KabinetBindings

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
    /// Copies that are handed to other apps. They see no other file.
    public let share: URL

    /// The folders below `support`, which need not be there.
    public init(in support: URL) {
        let own = support.appending(path: "Kabinet", directoryHint: .isDirectory)
        data = own.appending(path: "phone", directoryHint: .isDirectory)
        inbox = own.appending(path: "inbox", directoryHint: .isDirectory)
        share = own.appending(path: "share", directoryHint: .isDirectory)
    }

    /// Makes the folders and marks them, for an app that starts: what an earlier one left on its way in or
    /// out is removed.
    ///
    /// Throws `KabinetError.DiskFull` or `KabinetError.FolderUnusable`.
    public func make() throws {
        do {
            try Self.make(data, protection: .untilFirstUnlock)
            for passage in [inbox, share] {
                try Self.make(passage, protection: .whileUnlocked)
                try Self.empty(passage)
            }
        } catch {
            throw KabinetError(fileSystem: error)
        }
    }

    /// Where one picture is written.
    func newPicture() -> URL {
        inbox.appending(path: "\(UUID().uuidString).jpg")
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

    private static func empty(_ folder: URL) throws {
        for left in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            try FileManager.default.removeItem(at: left)
        }
    }
}

extension KabinetError {
    /// What keeps the core from opening where the file system said `error`.
    init(fileSystem error: any Error) {
        switch error {
        case let error as CocoaError where error.code == .fileWriteOutOfSpace: self = .DiskFull
        default: self = .FolderUnusable(reason: String(describing: error))
        }
    }
}
