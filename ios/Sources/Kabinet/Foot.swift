import KabinetKit
import SwiftUI

/// The actions of a screen, the primary one first.
struct Foot: View {
    let drawing: Drawing

    var body: some View {
        VStack(spacing: CGFloat(Space.s2)) {
            ForEach(drawing.screen.actions, id: \.id) { action in
                ActionView(action: action, place: .button, drawing: drawing)
            }
        }
    }
}
