import KabinetBindings

extension Presentation {
    /// Everything that is found: the notice, and the screen or what lies over it.
    public static func update(_ update: Update, in moment: Moment) -> Presentation {
        let notice = moment.notice.map(notice) ?? Presentation([])
        let shown =
            update.overlay.map { overlay($0, on: update.top, in: moment) } ?? screen(update.top, in: moment)
        return joined([notice, shown])
    }

    /// What it says by itself when it comes.
    static func announcements(of update: Update) -> [Announcement] {
        update.top.components.flatMap(announcement)
    }
}

extension Update {
    /// The times that run down in it, by what they stand at.
    var countdowns: [String: Countdown] {
        var found: [String: Countdown] = [:]
        for action in actions where action.countdown != nil {
            found["action \(action.id)"] = action.countdown
        }
        for component in components {
            if case .codeField(let field) = component { found["life \(field.id)"] = field.life }
        }
        return found
    }

    private var components: [Component] {
        var all = top.components
        if case .sheet(_, let more, _)? = overlay { all += more }
        return all.flatMap(\.withInner)
    }

    private var actions: [Action] {
        var all = top.actions + top.barActions + components.compactMap(\.action)
        if case .confirmation(_, _, _, let answers)? = overlay { all += answers }
        return all
    }
}

extension Component {
    /// It and what stands in it.
    fileprivate var withInner: [Component] {
        if case .group(_, let inner) = self { inner.flatMap(\.withInner) } else { [self] }
    }

    /// What can be tapped in it, but for what belongs to a field.
    fileprivate var action: Action? {
        switch self {
        case .paragraph(_, _, _, _, let link): link
        case .banner(_, _, _, let action, _): action
        case .listRow(_, _, _, _, _, let action): action
        case .review(_, let action): action
        case .checkBox(let field): field.link
        case .hero, .heading, .textField, .dateField, .secretField, .codeField, .statusCard, .levelCard,
            .progress,
            .group, .emptyState:
            nil
        }
    }
}
