import Foundation

/// Where the tests find what lies outside the package.
enum Project {
    /// The root of the whole project.
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// Where Cargo has put libraries and programs.
    static var artifacts: URL {
        let told = ProcessInfo.processInfo.environment["KABINET_ARTIFACTS"]
        return told.map { URL(filePath: $0) } ?? root.appending(path: "target/debug")
    }
}
