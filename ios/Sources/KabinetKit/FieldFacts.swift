import KabinetBindings

/// What the host must know of a field to keep its text.
struct FieldFacts: Equatable {
    /// The core's own text for it.
    var value = ""
    /// Changes when the core replaces the text.
    var revision: UInt32 = 0
    /// A secret's text never becomes a draft.
    var isSecret = false
    /// The field that this one must repeat.
    var repeats: String?

    /// The fields of a screen by id, those inside groups included.
    static func all(on screen: Screen) -> [String: FieldFacts] {
        var found: [String: FieldFacts] = [:]
        for component in screen.components {
            collect(component, into: &found)
        }
        return found
    }

    private static func collect(_ component: Component, into found: inout [String: FieldFacts]) {
        switch component {
        case .textField(let field):
            found[field.id] = FieldFacts(value: field.value, revision: field.valueRev)
        case .dateField(let field):
            found[field.id] = FieldFacts(value: field.value, revision: field.valueRev)
        case .secretField(let field):
            found[field.id] = FieldFacts(isSecret: true, repeats: field.repeats)
        case .codeField(let field):
            found[field.id] = FieldFacts(revision: field.valueRev, isSecret: true)
        case .checkBox(let box):
            found[box.id] = FieldFacts(value: String(box.checked), revision: box.valueRev)
        case .group(_, let components):
            for inner in components {
                collect(inner, into: &found)
            }
        case .hero, .heading, .paragraph, .banner, .listRow, .statusCard, .levelCard, .review, .progress,
            .emptyState:
            break
        }
    }
}
