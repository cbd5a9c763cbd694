// A component that a view forgets.
import KabinetKit
import SwiftUI

struct Forgetful: View {
    let component: Component

    var body: some View {
        switch component {
        case .hero: Text(verbatim: "")
        }
    }
}
