import KabinetBindings

extension Presentation {
    /// A screen from its top bar to its foot. Below a hero the actions come first: they are what the first
    /// screen is for.
    public static func screen(_ screen: Screen, in moment: Moment) -> Presentation {
        let body = screen.body.map { component($0, on: screen, in: moment) }
        let foot = Presentation(screen.actions.map { .action($0, at: .button, on: screen, in: moment) })
        let isHeroic = screen.startsWithHero
        let parts = isHeroic ? body.prefix(1) + [foot] + body.dropFirst() : body + [foot]
        return joined([topBar(of: screen, in: moment), strips(of: screen, in: moment)] + parts)
    }

    /// The title that no component gives, the way back, how far one has come, the actions at the right.
    public static func topBar(of screen: Screen, in moment: Moment) -> Presentation {
        let title = screen.givesItsTitle ? nil : Spoken(.title, .heading(level: 1), screen.title)
        let back = screen.back.map { Spoken.action($0, at: .bar, on: screen, in: moment) }
        let steps = screen.steps.map { Spoken(.steps, .progress, $0.spoken) }
        let more = screen.barActions.map { Spoken.action($0, at: .bar, on: screen, in: moment) }
        return Presentation([title, back, steps] + more)
    }

    private static func strips(of screen: Screen, in moment: Moment) -> Presentation {
        joined(screen.strips.map { component($0, on: screen, in: moment) })
    }
}

extension Screen {
    /// What holds requests up, told in strips above the content.
    public var strips: [Component] { components.filter { Strip($0) != nil } }

    /// What stands on it besides.
    public var body: [Component] { components.filter { Strip($0) == nil } }

    /// Whether its first component, strips aside, is a hero.
    public var startsWithHero: Bool {
        if case .hero? = body.first { true } else { false }
    }

    /// Whether its top bar has room for the app's mark and name: nobody can go back and no journey is under
    /// way.
    public var showsBrand: Bool { back == nil && steps == nil }

    /// Whether one of its components is the heading of level 1.
    public var givesItsTitle: Bool {
        components.contains { component in
            switch component {
            case .hero: true
            case .heading(_, let level): level == 1
            case .emptyState(_, let words, _): words == title
            case .paragraph, .banner, .textField, .dateField, .secretField, .codeField, .checkBox, .listRow,
                .statusCard, .levelCard, .review, .progress, .group:
                false
            }
        }
    }
}

extension Moment {
    /// A field as it is typed; as the screen has it where nobody has typed yet.
    func typing(of component: Component, on screen: Screen) -> FieldTyping {
        guard let data = FieldData(component) else { preconditionFailure("only fields are typed into") }
        return fields[data.id] ?? FieldTyping(data, on: screen)
    }

    /// What the keyboard's button does in a field: it leads on while another field is typed into below.
    func submitKey(of id: String, on screen: Screen) -> InputTraits.SubmitKey {
        let last = FieldData.all(in: screen.components).last {
            $0.isTyped && (fields[$0.id]?.isEnabled ?? $0.isEnabled)
        }
        return last?.id == id ? .done : .next
    }
}
