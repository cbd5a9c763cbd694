import Foundation
import KabinetKit
import Testing

/// The icon of the app: the mark on a tile without corners, which the system cuts.
struct AppIcon {
    /// Points along a side, as stores want it.
    static let side = 1_024

    private let tile, letter, dot: [Double]
    /// Each line of the letter from one of its points to the next.
    private let strokes = Mark.letter.flatMap { zip($0, $0.dropFirst()) }

    /// The colours are those of docs/design/mark.svg, in its order.
    init(svg: String) throws {
        let colours = svg.matches(of: #/"#([0-9A-F]{6})"/#).map { match in
            let rgb = UInt32(match.1, radix: 16) ?? 0
            return [16, 8, 0].map { Double(rgb >> $0 & 0xFF) }
        }
        try #require(colours.count == 3)
        (tile, letter, dot) = (colours[0], colours[1], colours[2])
    }

    /// Its points row by row, three bytes each.
    var rows: [[UInt8]] {
        let bare = (0..<Self.side).flatMap { _ in tile.map { UInt8($0) } }
        let places = Mark.letter.joined()
        let scale = Double(Self.side) / Mark.side
        let drawn = { (ends: [Double]) in
            let (first, last) = (ends.min() ?? 0, ends.max() ?? 0)
            return Int((first - Mark.pen) * scale)..<Int((last + Mark.pen) * scale)
        }
        let (columns, lines) = (drawn(places.map(\.x)), drawn(places.map(\.y)))
        return (0..<Self.side).map { line in
            guard lines.contains(line) else { return bare }
            let points = columns.flatMap { point((Double($0) + 0.5) / scale, (Double(line) + 0.5) / scale) }
            return bare.prefix(3 * columns.lowerBound) + points
                + bare.suffix(3 * (Self.side - columns.upperBound))
        }
    }

    /// The colour at a place of the sheet.
    private func point(_ x: Double, _ y: Double) -> [UInt8] {
        var ofLetter = Double.infinity
        for (start, end) in strokes { ofLetter = min(ofLetter, Self.distance(x, y, from: start, to: end)) }
        let pen = Self.covered(ofLetter - Mark.pen / 2)
        let drop = Self.covered(Self.distance(x, y, from: Mark.dot, to: Mark.dot) - Mark.dotRadius)
        return (0..<3).map { part in
            let below = tile[part] + (letter[part] - tile[part]) * pen
            return UInt8((below + (dot[part] - below) * drop).rounded())
        }
    }

    /// How much of a point lies inside, so far from the edge.
    private static func covered(_ distance: Double) -> Double {
        min(1, max(0, 0.5 - distance * Double(side) / Mark.side))
    }

    /// How far a place is from a line.
    private static func distance(_ x: Double, _ y: Double, from start: Mark.Point, to end: Mark.Point)
        -> Double
    {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let along = length == 0 ? 0 : min(1, max(0, ((x - start.x) * dx + (y - start.y) * dy) / length))
        let (right, below) = (x - start.x - along * dx, y - start.y - along * dy)
        return (right * right + below * below).squareRoot()
    }
}
