import KabinetBindings

/// What a picture, or a part of it, says to a screen reader and asks of the system: its elements in the order
/// in which they are read. A pure value; views only apply it.
public struct Presentation: Equatable, Sendable {
    /// The elements, from top to bottom.
    public let elements: [Spoken]

    /// These elements, those that there are.
    init(_ elements: [Spoken?]) {
        self.elements = elements.compactMap(\.self)
    }

    /// These elements, those that there are.
    init(_ elements: Spoken?...) {
        self.init(elements)
    }

    /// An element of a single component by its part.
    public subscript(part: Part) -> Spoken? {
        elements.first { $0.part == part }
    }

    /// What is said first and, where there is something, what is said after it.
    static func sentences(_ first: String, _ then: String) -> String {
        then.isEmpty ? first : "\(first). \(then)"
    }

    /// Several one after another.
    static func joined(_ parts: [Presentation]) -> Presentation {
        Presentation(parts.flatMap(\.elements))
    }

    /// Any component of a screen.
    public static func component(_ component: Component, on screen: Screen, in moment: Moment) -> Presentation
    {
        switch component {
        case .hero(let title, let text):
            hero(title: title, text: text)
        case .heading(let text, let level):
            heading(text: text, level: level)
        case .paragraph(let text, let spoken, _, _, let link):
            paragraph(text: text, spoken: spoken, link: link, on: screen, in: moment)
        case .banner(_, let title, let text, let action, let isStrip):
            banner(title: title, text: text, action: action, isStrip: isStrip, on: screen, in: moment)
        case .textField(let field):
            textField(field, on: screen, in: moment)
        case .dateField(let field):
            dateField(field, on: screen, in: moment)
        case .secretField(let field):
            secretField(field, on: screen, in: moment)
        case .codeField(let field):
            codeField(field, on: screen, in: moment)
        case .checkBox(let field):
            checkBox(field, on: screen, in: moment)
        case .listRow(_, _, _, _, let spoken, let action):
            listRow(spoken: spoken, action: action, on: screen, in: moment)
        case .statusCard(let title, let status, _, let text):
            statusCard(title: title, status: status, text: text)
        case .levelCard(_, _, _, let spoken):
            levelCard(spoken: spoken)
        case .review(let rows, let action):
            review(rows: rows, action: action, on: screen, in: moment)
        case .progress(let text):
            progress(text: text)
        case .group(let title, let components):
            group(title: title, components: components, on: screen, in: moment)
        case .emptyState(_, let title, let text):
            emptyState(title: title, text: text, on: screen)
        }
    }

    /// What a component says by itself when it comes.
    static func announcement(of component: Component) -> [Announcement] {
        switch component {
        case .banner(let tone, let title, let text, _, false):
            bannerNews(tone: tone, title: title, text: text)
        case .progress(let text):
            [Announcement(text: text, isUrgent: false)]
        case .group(_, let components):
            components.flatMap(announcement)
        case .hero, .heading, .paragraph, .banner, .textField, .dateField, .secretField, .codeField,
            .checkBox,
            .listRow, .statusCard, .levelCard, .review, .emptyState:
            []
        }
    }
}
