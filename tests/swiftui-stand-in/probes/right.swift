// What the stand-in has: this compiles.
import KabinetKit
import SwiftUI

struct Right: View {
    let presentation: Presentation

    var body: some View {
        Text(verbatim: "").accessibilityLabel(Text(verbatim: presentation[.title]?.label ?? ""))
    }
}
