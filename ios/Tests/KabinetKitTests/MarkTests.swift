import Foundation
import KabinetKit
import Testing

/// The app's mark, its icon and where its name is shown.
@Suite(.timeLimit(.minutes(1)))
struct MarkTests {
    private static let drawn = Project.root.appending(path: "docs/design/mark.svg")
    private static let icon = Project.root.appending(
        path: "ios/App/Assets.xcassets/AppIcon.appiconset/AppIcon.png"
    )

    private let svg: String

    init() throws {
        svg = try String(contentsOf: Self.drawn, encoding: .utf8)
    }

    /// The numbers of an attribute of the drawing's elements of one kind.
    private func number(_ attribute: String, of element: String) throws -> Double {
        let tag = try #require(svg.firstMatch(of: try Regex("<\(element) [^>]*/>")))
        let value = try #require(svg[tag.range].firstMatch(of: try Regex(" \(attribute)=\"([\\d.]+)\"")))
        return try #require(value[1].substring.flatMap { Double($0) })
    }

    @Test("the mark is the drawing's")
    func mark() throws {
        covers("NAT-05")
        #expect(try number("width", of: "rect") == Mark.side)
        #expect(try number("height", of: "rect") == Mark.side)
        #expect(try number("rx", of: "rect") == Mark.corner)
        #expect(try number("stroke-width", of: "path") == Mark.pen)
        #expect(try number("cx", of: "circle") == Mark.dot.x)
        #expect(try number("cy", of: "circle") == Mark.dot.y)
        #expect(try number("r", of: "circle") == Mark.dotRadius)
        let path = try #require(svg.firstMatch(of: #/ d="([^"]+)"/#)).1
        let lines = path.split(separator: "M").map { line in
            var points: [[Double]] = []
            for step in line.matches(of: #/v([\d.]+)|([\d.]+) ([\d.]+)/#) {
                if let down = step.1.flatMap({ Double($0) }), let last = points.last {
                    points.append([last[0], last[1] + down])
                } else {
                    points.append([step.2, step.3].compactMap { $0.flatMap { Double($0) } })
                }
            }
            return points
        }
        #expect(lines == Mark.letter.map { $0.map { [$0.x, $0.y] } })
    }

    @Test("the icon is the drawing's, 1024 points along a side and without transparency")
    func appIcon() throws {
        covers("NAT-05")
        let wanted = Png(rows: try AppIcon(svg: svg).rows).data
        if Snapshot.writes { try wanted.write(to: Self.icon) }
        let kept = try Data(contentsOf: Self.icon)
        #expect(kept == wanted, "written anew by KABINET_SNAPSHOTS=write swift test --filter MarkTests")
        // Width, height, eight bits a part, three parts a point.
        let head: [UInt8] = [0, 0, 4, 0, 0, 0, 4, 0, 8, 2]
        #expect(Array(kept[16..<26]) == head)
    }

    @Test("the brand stands where nobody can go back and no journey is under way")
    func brand() throws {
        covers("NAT-02")
        let bar = try #require(samples(language: .ru).first { $0.name == "top-bar" }).update.top
        let (back, steps) = (try #require(bar.back), try #require(bar.steps))
        let isShown = { (back: Action?, steps: StepCounter?) in
            Screen(
                key: "",
                visit: 1,
                language: .ru,
                title: "",
                back: back,
                steps: steps,
                barActions: [],
                components: [],
                actions: [],
                busy: nil,
                notice: nil,
                focus: nil
            ).showsBrand
        }
        #expect(isShown(nil, nil))
        #expect(!isShown(back, nil))
        #expect(!isShown(nil, steps))
        #expect(!isShown(back, steps))
    }
}
