import KabinetKit
import SwiftUI

/// The way back, how far one has come or whose app it is, the actions at the right.
struct TopBar: View {
    let drawing: Drawing
    @Environment(\.palette) private var palette

    var body: some View {
        let screen = drawing.screen
        let presentation = Presentation.topBar(of: screen, in: drawing.moment)
        HStack(spacing: CGFloat(Space.s2)) {
            if let back = screen.back {
                Button {
                    drawing.host.activate(.perform(back.id))
                } label: {
                    Image(systemName: "chevron.backward").foregroundStyle(Color(palette.primary)).touchable()
                }
                .spoken(presentation[.action(back.id)])
                .accessibilityShowsLargeContentViewer { Text(verbatim: back.label) }
            }
            if let steps = screen.steps { StepsView(steps: steps, spoken: presentation[.steps]) }
            if screen.showsBrand { Brand() }
            Spacer(minLength: 0)
            ForEach(screen.barActions, id: \.id) { action in
                ActionView(action: action, place: .bar, drawing: drawing)
                    .accessibilityShowsLargeContentViewer { Text(verbatim: action.label) }
            }
        }
        .dynamicTypeSize(...DynamicTypeSize.xxxLarge)
        .padding(.horizontal, CGFloat(Space.s2))
        .frame(minHeight: CGFloat(Size.topBar))
    }
}

/// Where in a journey of known length the screen stands.
private struct StepsView: View {
    let steps: StepCounter
    let spoken: Spoken?
    @Environment(\.palette) private var palette

    var body: some View {
        HStack(spacing: CGFloat(Space.s1)) {
            ForEach(1...max(1, Int(steps.total)), id: \.self) { step in
                Capsule()
                    .fill(Color(step <= Int(steps.current) ? palette.primary : palette.outlineSoft))
                    .frame(height: CGFloat(Size.progress))
            }
            Words(steps.text, .caption).foregroundStyle(Color(palette.textMuted))
        }
        .spokenAsOne(spoken)
    }
}
