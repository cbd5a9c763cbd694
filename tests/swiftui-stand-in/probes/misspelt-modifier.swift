// A modifier that is not there.
import SwiftUI

struct Misspelt: View {
    var body: some View {
        Text(verbatim: "").accessibiltyLabel(Text(verbatim: ""))
    }
}
