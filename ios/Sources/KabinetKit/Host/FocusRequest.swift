import KabinetBindings

/// Where the focus goes when the picture says so. The same place asked for twice is two requests.
public struct FocusRequest: Equatable, Sendable {
    /// A place that can have the focus.
    public enum Place: Equatable, Sendable {
        /// The title of the screen or of what lies over it.
        case title
        /// A field, by its id: the keyboard comes up.
        case field(String)
        /// The safe answer of a question.
        case safeAnswer
    }

    /// Where it goes.
    public let place: Place
    /// Grows with each request.
    public let serial: UInt64
}

/// Where a newer picture sends the focus.
enum FocusMove: Equatable {
    /// It stays where it is.
    case stays
    /// To what lies over the screen now.
    case toOverlay(FocusRequest.Place)
    /// To the field that the core names: the first faulty one after a submit.
    case toNamed(FieldTyping)
    /// To the only field of a new screen, so that the keyboard is there.
    case toOnlyField(String)
    /// To the title of a new screen.
    case toTitle

    /// The move from one picture to the next. `fields` are those of the next screen, from top to bottom.
    init(to next: Update, from before: Update?, step: PictureStep, fields: [FieldTyping]) {
        let open = fields.filter(\.isEnabled)
        if let overlay = next.overlay {
            let isNew = overlay.title != before?.overlay?.title
            self = isNew ? .toOverlay(overlay.start) : .stays
        } else if let named = next.top.focus, step != .sameVisit || named != before?.top.focus,
            let field = open.first(where: { $0.data.id == named })
        {
            self = .toNamed(field)
        } else if step != .arrival {
            self = .stays
        } else if open.count == 1, open[0].data.isTyped {
            self = .toOnlyField(open[0].data.id)
        } else {
            self = .toTitle
        }
    }
}

/// What a newer picture is to the one before.
enum PictureStep: Equatable {
    /// Another screen.
    case arrival
    /// The same screen after an action was accepted.
    case otherVisit
    /// The same screen with something changed.
    case sameVisit

    init(to next: Update, from before: Update?) {
        let isOtherVisit = next.top.visit != before?.top.visit
        if next.top.key != before?.top.key || (next.transition != .none && isOtherVisit) {
            self = .arrival
        } else {
            self = isOtherVisit ? .otherVisit : .sameVisit
        }
    }
}

extension Overlay {
    /// Where a person begins on it.
    fileprivate var start: FocusRequest.Place {
        switch self {
        case .sheet: .title
        case .confirmation: .safeAnswer
        }
    }
}
