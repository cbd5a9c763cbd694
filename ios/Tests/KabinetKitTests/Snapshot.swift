import Foundation
import Testing

/// A text that is kept in a file beside the tests: a line that changed fails and shows both.
enum Snapshot {
    /// Writes the files anew in place of comparing.
    static let writes = ProcessInfo.processInfo.environment["KABINET_SNAPSHOTS"] == "write"

    static func check(_ lines: [String], against name: String, at location: SourceLocation = #_sourceLocation)
        throws
    {
        let file = Project.root.appending(path: "ios/Tests/KabinetKitTests/Snapshots/\(name).txt")
        if writes {
            try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let expected = kept.map(String.init).dropLast()
        for change in lines.difference(from: expected) {
            let said =
                switch change {
                case .remove(let offset, let line, _): "\(name).txt:\(offset + 1) no longer: \(line)"
                case .insert(let offset, let line, _): "\(name) now, line \(offset + 1): \(line)"
                }
            Issue.record(Comment(rawValue: said), sourceLocation: location)
        }
    }
}
