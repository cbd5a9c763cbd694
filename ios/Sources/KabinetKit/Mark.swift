/// The app's mark, as docs/design/mark.svg has it: a letter and a dot on a tile.
public enum Mark {
    /// A place on the sheet, whose origin is its upper left corner.
    public struct Point: Equatable, Sendable {
        /// From the left.
        public let x: Double
        /// From above.
        public let y: Double
    }

    /// The sheet's width and height.
    public static let side = 64.0
    /// The radius of the tile's corners.
    public static let corner = 18.0
    /// The letter: lines that a round pen draws from point to point.
    public static let letter: [[Point]] = [
        [Point(x: 20, y: 16), Point(x: 20, y: 48)],
        [Point(x: 42, y: 16.5), Point(x: 27.5, y: 32), Point(x: 42, y: 47.5)],
    ]
    /// How wide the pen is.
    public static let pen = 7.0
    /// Where the dot's middle is.
    public static let dot = Point(x: 44, y: 32)
    /// The dot's radius.
    public static let dotRadius = 5.0
}
