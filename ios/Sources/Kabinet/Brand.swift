import KabinetKit
import SwiftUI

/// The mark and the system's own name of the app. For the eye: who opens the app has heard its name.
struct Brand: View {
    @Environment(\.palette) private var palette

    private static let side: CGFloat = 32

    var body: some View {
        HStack(spacing: CGFloat(Space.s2)) {
            MarkView(side: Self.side)
            if let name { Words(name, .titleS).foregroundStyle(Color(palette.text)) }
        }
        .accessibilityHidden(true)
    }

    private var name: String? {
        Bundle.main.object(forInfoDictionaryKey: "CFBundleDisplayName") as? String
    }
}
