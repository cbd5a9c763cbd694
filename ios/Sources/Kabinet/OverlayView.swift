import KabinetKit
import SwiftUI

/// What lies over a screen: a sheet to read, or a question before something that can't be undone.
struct OverlayView: View {
    let overlay: KabinetBindings.Overlay
    let host: KabinetHost
    let screen: Screen
    let moment: Moment
    @AccessibilityFocusState private var titleHasFocus: Bool
    @AccessibilityFocusState private var safeAnswerHasFocus: Bool
    @Environment(\.palette) private var palette

    var body: some View {
        let presentation = Presentation.overlay(overlay, on: screen, in: moment)
        ScrollView {
            VStack(alignment: .leading, spacing: CGFloat(Space.s4)) {
                Words(overlay.title, .titleM)
                    .foregroundStyle(Color(palette.text))
                    .spoken(presentation[.title])
                    .accessibilityFocused($titleHasFocus)
                switch overlay {
                case .sheet(_, let components, let close):
                    ComponentsView(components: components, drawing: drawing)
                    ActionView(action: close, place: .button, drawing: drawing)
                case .confirmation(_, let text, _, let answers):
                    Words(text, .body)
                        .foregroundStyle(Color(palette.text))
                        .spoken(presentation[.text])
                    self.answers(answers)
                }
            }
            .padding(CGFloat(Measure.screenMargin))
        }
        .background(Color(palette.surfaceRaised))
        .accessibilityAction(.escape) { host.back() }
        .onAppear {
            safeAnswerHasFocus = host.focus.place == .safeAnswer
            titleHasFocus = !safeAnswerHasFocus
        }
    }

    private func answers(_ answers: [Action]) -> some View {
        VStack(spacing: CGFloat(Space.s2)) {
            ForEach(answers.dropLast(), id: \.id) { answer in
                ActionView(action: answer, place: .button, drawing: drawing)
            }
            if let safe = answers.last {
                ActionView(action: safe, place: .button, drawing: drawing)
                    .accessibilityFocused($safeAnswerHasFocus)
            }
        }
    }

    private var drawing: Drawing {
        Drawing(host: host, screen: screen, moment: moment, title: $titleHasFocus)
    }
}
