import Foundation
import KabinetKit
import Testing

/// Cases of a file of `tests/vectors/`, which all languages share.
struct Vectors: Decodable {
    struct Case: Decodable {
        let input: String
        let ok: Bool
        let today: String?
    }

    /// The day of the portal in these tests, on which most cases that depend on the day are judged.
    static let today = "2026-11-22"

    private(set) var cases: [Case]

    /// Reads `tests/vectors/<name>.json`.
    static func of(_ name: String) throws -> Vectors {
        let file = Project.root.appending(path: "tests/vectors/\(name).json")
        var vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
        vectors.cases.removeAll { ($0.today ?? today) != today }
        return vectors
    }

    /// Asks the core about every case: the verdict is good exactly where the case says so.
    func check(_ kabinet: Kabinet, key: String, field: String) throws {
        #expect(!cases.isEmpty)
        for vector in cases {
            let check = try kabinet.checkField(
                key: key,
                field: field,
                text: vector.input,
                caret: UInt32(vector.input.utf16.count),
                other: nil
            )
            #expect((check.verdict == .good) == vector.ok, "«\(vector.input)»: \(check.verdict)")
        }
    }
}
