import KabinetKit
import SwiftUI

/// From the vocabulary to views: the one place that knows every kind of component.
struct ComponentView: View {
    let component: Component
    let drawing: Drawing

    var body: some View {
        let presentation = Presentation.component(component, on: drawing.screen, in: drawing.moment)
        switch component {
        case .hero(let title, let text):
            HeroView(title: title, text: text, presentation: presentation, drawing: drawing)
        case .heading(let text, let level):
            HeadingView(text: text, level: level, presentation: presentation, drawing: drawing)
        case .paragraph(let text, _, let isMuted, let icon, let link):
            ParagraphView(
                text: text,
                isMuted: isMuted,
                icon: icon,
                link: link,
                presentation: presentation,
                drawing: drawing
            )
        case .banner(let tone, let title, let text, let action, let isStrip):
            BannerView(
                tone: tone,
                title: title,
                text: text,
                action: action,
                isStrip: isStrip,
                presentation: presentation,
                drawing: drawing
            )
        case .textField(let field):
            TextFieldView(field: field, presentation: presentation, drawing: drawing)
        case .dateField(let field):
            DateFieldView(field: field, presentation: presentation, drawing: drawing)
        case .secretField(let field):
            SecretFieldView(field: field, presentation: presentation, drawing: drawing)
        case .codeField(let field):
            CodeFieldView(field: field, presentation: presentation, drawing: drawing)
        case .checkBox(let field):
            CheckBoxView(field: field, presentation: presentation, drawing: drawing)
        case .listRow(let icon, let title, let subtitle, let value, _, let action):
            ListRowView(
                icon: icon,
                title: title,
                subtitle: subtitle,
                value: value,
                action: action,
                presentation: presentation,
                drawing: drawing
            )
        case .statusCard(let title, let status, let tone, let text):
            StatusCardView(title: title, status: status, tone: tone, text: text, presentation: presentation)
        case .levelCard(let title, let text, let reached, _):
            LevelCardView(title: title, text: text, reached: reached, presentation: presentation)
        case .review(let rows, let action):
            ReviewView(rows: rows, action: action, presentation: presentation, drawing: drawing)
        case .progress(let text):
            ProgressRowView(text: text, presentation: presentation)
        case .group(let title, let components):
            GroupView(title: title, components: components, drawing: drawing)
        case .emptyState(let icon, let title, let text):
            EmptyStateView(icon: icon, title: title, text: text, presentation: presentation, drawing: drawing)
        }
    }
}

/// Components one below the other. A field keeps its view while others come and go around it.
struct ComponentsView: View {
    let components: [Component]
    let drawing: Drawing

    var body: some View {
        ForEach(named, id: \.name) { one in
            ComponentView(component: one.component, drawing: drawing)
        }
    }

    private var named: [(name: String, component: Component)] {
        components.enumerated().map { place, component in
            (FieldData(component).map { "field \($0.id)" } ?? "place \(place)", component)
        }
    }
}
