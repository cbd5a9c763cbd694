import Foundation

/// A file that is offered to other apps: one of the folder for that, whatever a path says.
struct OfferedFile: Equatable, Sendable {
    /// The file as it is handed to the system.
    let url: URL

    /// The file at a path; nil where it is none of those that are meant for others.
    init?(_ path: String, in folder: AppFolder) {
        // Of a symbolic link the attributes are the link's own.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let file = URL(filePath: path)
        let place = file.resolvingSymlinksInPath().deletingLastPathComponent()
        guard attributes?[.type] as? FileAttributeType == .typeRegular,
            place.path == folder.share.resolvingSymlinksInPath().path
        else { return nil }
        url = file
    }
}
