import KabinetKit
import SwiftUI

/// The whole phone: the screen, what lies over it, the message at its top. The edge swipe shows the screen
/// below.
struct PhoneView: View {
    let host: KabinetHost
    @State private var dragged: CGFloat = 0
    @Environment(\.accessibilityReduceMotion) private var isStill
    @Environment(\.accessibilityVoiceOverEnabled) private var speaks
    @Environment(\.palette) private var palette

    /// How far from the edge a swipe may begin, and how far it leads back.
    private static let edge: CGFloat = 24
    private static let enough: CGFloat = 120

    var body: some View {
        let moment = host.moment
        ZStack(alignment: .top) {
            if dragged > 0, let below = host.screenBelow {
                ScreenView(host: host, screen: below, moment: Moment(fields: [:]))
                    .disabled(true)
                    .accessibilityHidden(true)
            }
            ScreenView(host: host, screen: host.update.top, moment: moment)
                .id(host.update.top.key)
                .transition(movement)
                .offset(x: dragged)
                .simultaneousGesture(edgeSwipe)
            if let notice = moment.notice { NoticeView(notice: notice, host: host) }
        }
        .animation(
            .easeOut(duration: seconds(isStill ? Motion.instant : Motion.slow)),
            value: host.update.top.key
        )
        .environment(\.locale, Locale(identifier: host.update.top.language.tag))
        .sheet(isPresented: hasOverlay) {
            if let overlay = host.update.overlay {
                OverlayView(overlay: overlay, host: host, screen: host.update.top, moment: moment)
                    .modifier(Themed())
                    .presentationDetents([.medium, .large])
                    .presentationDragIndicator(.visible)
            }
        }
        .onChange(of: speaks, initial: true) { _, isSpeaking in host.screenReaderRuns(isSpeaking) }
    }

    /// Dragged away, what lies over the screen is answered as by the system's back.
    private var hasOverlay: Binding<Bool> {
        Binding { @MainActor in
            host.update.overlay != nil
        } set: { @MainActor isShown in
            if !isShown, host.update.overlay != nil { host.back() }
        }
    }

    private var movement: AnyTransition {
        guard !isStill else { return .opacity }
        switch host.update.transition {
        case .push: return .move(edge: .trailing).combined(with: .opacity)
        case .pop: return .move(edge: .leading).combined(with: .opacity)
        case .none, .replace: return .opacity
        }
    }

    private var edgeSwipe: some Gesture {
        DragGesture(minimumDistance: 10)
            .onChanged { drag in
                guard host.update.top.back != nil, drag.startLocation.x < Self.edge else { return }
                dragged = max(0, drag.translation.width)
            }
            .onEnded { drag in
                if dragged > Self.enough { host.back() }
                withAnimation(.easeOut(duration: seconds(Motion.base))) { dragged = 0 }
            }
    }

    private func seconds(_ milliseconds: Int) -> Double { Double(milliseconds) / 1_000 }
}
