import KabinetKit
import SwiftUI

/// The app's mark, in the colours of its surroundings: decoration for the eye.
struct MarkView: View {
    /// Its width and height.
    let side: CGFloat
    @Environment(\.palette) private var palette

    var body: some View {
        ZStack {
            RoundedRectangle(cornerRadius: Mark.corner * scale).fill(Color(palette.hero))
            letter.stroke(
                Color(palette.onHero),
                style: StrokeStyle(lineWidth: Mark.pen * scale, lineCap: .round, lineJoin: .round)
            )
            Circle()
                .fill(Color(palette.accent))
                .frame(width: 2 * Mark.dotRadius * scale, height: 2 * Mark.dotRadius * scale)
                .position(x: Mark.dot.x * scale, y: Mark.dot.y * scale)
        }
        .frame(width: side, height: side)
        .accessibilityHidden(true)
    }

    private var scale: CGFloat { side / Mark.side }

    private var letter: Path {
        var path = Path()
        for line in Mark.letter {
            path.addLines(line.map { CGPoint(x: $0.x * scale, y: $0.y * scale) })
        }
        return path
    }
}
