import KabinetKit
import SwiftUI

/// One screen: top bar, strips, what stands on it, the foot with its actions. With large text the foot
/// scrolls along.
struct ScreenView: View {
    let host: KabinetHost
    let screen: Screen
    let moment: Moment
    @AccessibilityFocusState private var titleHasFocus: Bool
    @Environment(\.palette) private var palette
    @Environment(\.dynamicTypeSize) private var textSize

    var body: some View {
        GeometryReader { place in
            parts(margin: margin(in: place.size.width))
        }
        .background(Color(palette.background).ignoresSafeArea())
        .accessibilityElement(children: .contain)
        .accessibilityAction(.escape) { host.back() }
        .onAppear { titleHasFocus = host.focus.place == .title }
        .onChange(of: host.focus) { _, request in
            if request.place == .title { titleHasFocus = true }
        }
    }

    private func parts(margin: CGFloat) -> some View {
        VStack(spacing: 0) {
            if !screen.givesItsTitle { silentTitle }
            TopBar(drawing: drawing)
            ScrollView {
                content
                    .frame(maxWidth: CGFloat(Measure.maxContentWidth), alignment: .leading)
                    .padding(.horizontal, margin)
                    .padding(.bottom, CGFloat(Space.s6))
            }
            .scrollDismissesKeyboard(.interactively)
            if footSticks {
                Foot(drawing: drawing)
                    .padding(.horizontal, margin)
                    .padding(.vertical, CGFloat(Space.s3))
            }
        }
    }

    private func margin(in width: CGFloat) -> CGFloat {
        let isNarrow = width < CGFloat(Measure.narrowBelow)
        return CGFloat(isNarrow ? Measure.screenMarginNarrow : Measure.screenMargin)
    }

    private var drawing: Drawing {
        Drawing(host: host, screen: screen, moment: moment, title: $titleHasFocus)
    }

    /// For a screen without a heading of its own: a reader still lands on its title.
    private var silentTitle: some View {
        Text(verbatim: screen.title)
            .frame(width: 1, height: 1)
            .opacity(0.01)
            .spoken(Presentation.topBar(of: screen, in: moment)[.title])
            .accessibilityFocused($titleHasFocus)
    }

    private var footSticks: Bool {
        !screen.startsWithHero && !textSize.isAccessibilitySize && !screen.actions.isEmpty
    }

    private var content: some View {
        VStack(alignment: .leading, spacing: CGFloat(Space.s4)) {
            ComponentsView(components: screen.strips, drawing: drawing)
            if screen.startsWithHero {
                ComponentsView(components: Array(screen.body.prefix(1)), drawing: drawing)
                Foot(drawing: drawing)
                ComponentsView(components: Array(screen.body.dropFirst()), drawing: drawing)
            } else {
                ComponentsView(components: screen.body, drawing: drawing)
                if !footSticks { Foot(drawing: drawing) }
            }
        }
    }
}
