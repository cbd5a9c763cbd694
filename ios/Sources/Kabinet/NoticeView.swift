import KabinetKit
import SwiftUI

/// A message at the top that goes by itself.
struct NoticeView: View {
    let notice: Notice
    let host: KabinetHost
    @Environment(\.palette) private var palette

    var body: some View {
        let presentation = Presentation.notice(notice)
        let colours = palette.colours(of: notice.tone)
        HStack(spacing: CGFloat(Space.s2)) {
            Sign(notice.tone.symbol)
            Words(notice.text, .bodyS).spoken(presentation[.text])
            Spacer(minLength: 0)
            Button {
                host.activate(.closeNotice)
            } label: {
                Image(systemName: "xmark").touchable()
            }
            .spoken(presentation[.close])
        }
        .foregroundStyle(Color(colours.text))
        .card(colours.container, padding: Space.s2)
        .padding(.horizontal, CGFloat(Space.s4))
        .accessibilitySortPriority(1)
    }
}
