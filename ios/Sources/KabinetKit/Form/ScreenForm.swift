import KabinetBindings
import Observation

/// What a form asks of the phone around it.
@MainActor
protocol FormSurroundings: AnyObject {
    /// What is thought of a text; nil where the core did not answer.
    func check(field: String, text: String, caret: UInt32, other: String?) -> FieldCheck?
    /// What becomes of a text by a key, and what is thought of it then.
    func edit(field: String, before: Edited, after: Edited, other: String?) -> FieldCheck?
    /// A password that the core made up for a field.
    func suggestPassword(field: String) -> String?
    /// Keeps what stands in a field, once the typing rests.
    func draft(field: String, text: String)
    /// Says it of a field once the typing rests.
    func say(_ text: String, of field: String)
    /// Performs an action of the screen.
    func perform(_ action: Action)
    /// Does it once the focus, which has left a field, has come to where it goes.
    func onceFocusMoved(_ act: @escaping @MainActor () -> Void)
}

/// The fields of the screen that is shown, from top to bottom, with the texts that are typed into them.
@MainActor
@Observable
final class ScreenForm {
    private(set) var fields: [FieldTyping] = []

    @ObservationIgnored private unowned let around: any FormSurroundings

    init(around: any FormSurroundings) {
        self.around = around
    }

    subscript(field: String) -> FieldTyping? {
        fields.first { $0.data.id == field }
    }

    /// What goes down with a tap.
    var values: [FieldValue] {
        fields.map { FieldValue(field: $0.data.id, text: $0.text) }
    }

    /// The fields that can be filled in now.
    var open: [FieldTyping] { fields.filter(\.isEnabled) }

    /// Takes the fields of a screen: of one that has just come, or of a newer picture of the same one.
    func follow(_ screen: Screen, language before: Language, isNew: Bool) {
        let known = isNew ? [:] : Dictionary(fields.map { ($0.data.id, $0) }) { first, _ in first }
        fields = FieldData.all(in: screen.components).map { data in
            guard var field = known[data.id], field.data.kind.isSame(as: data.kind) else {
                return FieldTyping(data, on: screen)
            }
            field.follow(data, on: screen)
            return field
        }
        applyPermissions()
        let isOtherLanguage = !isNew && before != screen.language
        for field in fields where field.data.isTyped && !field.text.isEmpty {
            guard field.checked == nil || isOtherLanguage else { continue }
            guard let check = check(field.data, field.text) else { continue }
            change(field.data.id) { $0.renew(check, isOtherLanguage: isOtherLanguage) }
        }
    }

    /// A key, a paste or the system's autofill would have `after` stand there. Gives the field as it is now.
    func edit(_ id: String, to after: Edited) {
        guard let field = self[id], field.isEnabled else { return }
        let (before, wanted) = field.question(after)
        let other = field.data.repeats.flatMap { self[$0]?.text }
        guard let check = around.edit(field: id, before: before, after: wanted, other: other) else { return }
        let metBefore = Set(field.rules.filter { $0.state == .met }.map(\.text))
        change(id) { $0.typed(check) }
        if check.text != field.text {
            if field.data.isDrafted { around.draft(field: id, text: check.text) }
            for field in repeating(id) { change(field.data.id) { $0.otherChanged() } }
        }
        sayWhatKeyBrought(id, metBefore)
        if case .code(_, let submit) = field.data.kind, check.verdict == .good,
            check.text != field.text || field.isRefused
        {
            around.perform(submit)
        }
    }

    /// The caret went somewhere without a key.
    func select(_ id: String, _ selection: Range<Int>) {
        guard self[id]?.selection != selection else { return }
        change(id) { $0.select(selection) }
    }

    /// The field has lost the focus.
    func leave(_ id: String) {
        guard let before = self[id] else { return }
        finish(id)
        guard let after = self[id] else { return }
        if let repair = after.repair, before.repair == nil {
            around.say(repair.repaired.note, of: id)
        } else if after.verdict.isWrong {
            around.say(after.news, of: id)
        }
        for field in repeating(id) where field.checked == nil { finish(field.data.id) }
        hideOtherRepairs(id)
    }

    /// Brings corrections to an end, so that the values are what the person will see.
    func settle() {
        for field in fields { finish(field.data.id) { _, _ in nil } }
    }

    /// Ticks a box or takes its tick away.
    func toggle(_ id: String) {
        guard let field = self[id], field.isEnabled else { return }
        change(id) { $0.tick(!field.isTicked) }
        around.draft(field: id, text: String(!field.isTicked))
        applyPermissions()
        hideOtherRepairs(id)
    }

    /// Shows a secret or hides it.
    func reveal(_ id: String, _ isRevealed: Bool) {
        change(id) { $0.isRevealed = isRevealed }
    }

    /// Hides every secret: the phone is looked at by others, or nobody.
    func hideSecrets() {
        for field in fields where field.isRevealed { reveal(field.data.id, false) }
    }

    /// Puts the typed text back in place of a correction.
    func undoRepair(_ id: String) {
        change(id) { [data = self[id]?.data] field in field.undoRepair { check(data, $0) } }
        if let field = self[id] { around.draft(field: id, text: field.text) }
    }

    /// The keyboard came to the strip about a correction of a field, or left it.
    func repairFocus(_ id: String, _ hasFocus: Bool) {
        change(id) { $0.repairFocus(hasFocus) }
    }

    /// Takes one of the offered texts in place of the typed one.
    func choose(_ id: String, offer: Int) {
        guard let choices = self[id]?.offers?.choices, choices.indices.contains(offer) else { return }
        for fill in choices[offer].fills { put(fill.text, into: fill.field) }
        leave(id)
    }

    /// Puts in a text as the system's autofill or its calendar would.
    func put(_ text: String, into id: String) {
        guard let field = self[id] else { return }
        if case .box = field.data.kind {
            if field.isTicked != (text == "true") { toggle(id) }
            return
        }
        change(id) { $0.select(0..<field.text.utf16.count) }
        let end = UInt32(text.utf16.count)
        edit(id, to: Edited(text: text, start: end, end: end))
    }

    /// Puts a password that the core made up into the field and into those that repeat it, for the person to
    /// see.
    func suggestPassword(for id: String) {
        guard let password = around.suggestPassword(field: id) else { return }
        for field in fields where field.data.id == id || field.data.repeats == id {
            put(password, into: field.data.id)
            reveal(field.data.id, true)
            leave(field.data.id)
        }
    }

    /// Where the keyboard's button leads from a field: to the next text, from the last one to a field that
    /// was left out; nowhere when everything can be sent.
    func next(after id: String) -> String? {
        let open = open
        guard let at = open.firstIndex(where: { $0.data.id == id }) else { return nil }
        let following = open[(at + 1)...].first { $0.data.isTyped }
        return (following ?? open.first { $0.data.id != id && $0.isMissing })?.data.id
    }

    private func finish(_ id: String) {
        finish(id, asking: check)
    }

    private func finish(_ id: String, asking ask: (FieldData?, String) -> FieldCheck?) {
        change(id) { [data = self[id]?.data] field in field.leave { ask(data, $0) } }
        guard let field = self[id], field.repair != nil, field.data.isDrafted else { return }
        around.draft(field: id, text: field.text)
    }

    private func check(_ data: FieldData?, _ text: String) -> FieldCheck? {
        guard let data else { return nil }
        let other = data.repeats.flatMap { self[$0]?.text }
        return around.check(field: data.id, text: text, caret: UInt32(text.utf16.count), other: other)
    }

    /// The copy is changed and put back: while it is changed the other fields may be read.
    private func change(_ id: String, _ body: (inout FieldTyping) -> Void) {
        guard let at = fields.firstIndex(where: { $0.data.id == id }) else { return }
        var field = fields[at]
        body(&field)
        if field != fields[at] { fields[at] = field }
    }

    private func repeating(_ id: String) -> [FieldTyping] {
        fields.filter { $0.data.repeats == id && !$0.text.isEmpty }
    }

    private func sayWhatKeyBrought(_ id: String, _ metBefore: Set<String>) {
        guard let field = self[id] else { return }
        let isMet = field.rules.filter { $0.state == .met && !metBefore.contains($0.text) }.map(\.spoken)
        let words =
            isMet
            + [field.strength?.word, field.news, field.verdict.isWrong ? nil : field.hint].compactMap(\.self)
        around.say(words.filter { !$0.isEmpty }.joined(separator: " "), of: id)
    }

    private func hideOtherRepairs(_ id: String) {
        let repaired = fields.filter { $0.data.id != id && $0.repair != nil }.map(\.data.id)
        guard !repaired.isEmpty else { return }
        for other in repaired { change(other) { $0.repairSeen() } }
        around.onceFocusMoved { [weak self] in
            for other in repaired { self?.change(other) { $0.hideSeenRepair() } }
        }
    }

    private func applyPermissions() {
        let permitted = FieldTyping.permitted(fields)
        if permitted != fields { fields = permitted }
    }
}

extension FieldData.Kind {
    /// Whether a text of the one can stand in the other.
    func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.text, .text), (.date, .date), (.secret, .secret), (.code, .code), (.box, .box): true
        default: false
        }
    }
}
