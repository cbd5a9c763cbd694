import KabinetBindings

/// The life of one text while a person types it: mask, verdict, correction. A value that decides nothing
/// about the text itself: what is thought of it comes as a `FieldCheck` of the core.
///
/// A verdict is shown when the field is left, and earlier only where no further typing mends the text. While
/// a wrong text is being mended nothing is scolded, and once it is right that is seen at once.
public struct FieldTyping: Equatable, Sendable {
    /// A correction that was applied, as long as it can be undone.
    public struct Repair: Equatable, Sendable {
        /// What had been typed.
        public let typed: String
        /// What was made of it, with its words.
        public let repaired: Repaired
        /// Another field was left since: its strip stays only as long as the keyboard is on it.
        fileprivate var isSeen = false
        fileprivate var hasFocus = false

        init(typed: String, repaired: Repaired) {
            self.typed = typed
            self.repaired = repaired
        }
    }

    /// The field as the newest screen has it.
    public private(set) var data: FieldData
    /// What stands in it.
    public private(set) var text = ""
    /// What is selected in it, in UTF-16 code units; a caret is a selection of nothing.
    public private(set) var selection = 0..<0
    /// What is thought of the text that stands there, where the core was asked about it.
    public private(set) var checked: FieldCheck?
    /// The strip that tells of a correction.
    public private(set) var repair: Repair?
    /// The digits that stand there were refused: one more behind them begins anew.
    public private(set) var isRefused = false
    /// A secret that is shown.
    public internal(set) var isRevealed = false
    /// What a box decided that can switch this field off; it is fresher than the data.
    private var isPermitted: Bool?

    private var shown = Verdict.none
    private var isMending = false
    /// The text a person wants as typed.
    private var keptAsTyped: String?
    /// The text that was looked at on leaving.
    private var finished: String?
    /// What the verdict of the last submit was on.
    private var judged: String?
    private var visit: UInt64
    private var language: Language

    /// A field of a screen that has just come.
    public init(_ data: FieldData, on screen: Screen) {
        self.data = data
        visit = screen.visit
        language = screen.language
        shown = data.verdict
        put(data.value)
        judged = text
    }

    /// The fields of a screen, those switched off that make no sense while a box is ticked.
    public static func permitted(_ fields: [FieldTyping]) -> [FieldTyping] {
        var permitted = fields
        for box in fields {
            guard case .box(let disables?) = box.data.kind,
                let at = fields.firstIndex(where: { $0.data.id == disables })
            else { continue }
            permitted[at].isPermitted = !box.isTicked
        }
        return permitted
    }

    /// Whether it can be filled in.
    public var isEnabled: Bool { isPermitted ?? data.isEnabled }

    /// The verdict to show: what can't be filled in is not wrong.
    public var verdict: Verdict { isEnabled ? shown : .none }

    /// What is still to come behind the text.
    public var ghost: String { checked?.ghost ?? (text.isEmpty ? data.ghost : "") }

    /// Help for this text, in place of the field's own.
    public var hint: String? { checked?.hint }

    /// A password's rules as typed.
    public var rules: [Rule] {
        guard let checked, !text.isEmpty, !checked.rules.isEmpty else { return data.rules }
        return checked.rules
    }

    /// A password's strength, where something is typed.
    public var strength: Strength? { text.isEmpty ? nil : checked?.strength }

    /// Texts to choose from: beside a wrong text once its verdict is shown, beside a right one at once.
    public var offers: Offers? {
        guard let checked, verdict.isWrong || checked.verdict == .good else { return nil }
        return checked.offers
    }

    /// Whether a box is ticked.
    public var isTicked: Bool { text == "true" }

    /// Whether it must be filled in and isn't.
    public var isMissing: Bool {
        guard data.isRequired, isEnabled else { return false }
        if case .box = data.kind { return !isTicked }
        return text.isEmpty
    }

    /// The text with what is selected in it.
    public var edited: Edited {
        Edited(text: text, start: UInt32(selection.lowerBound), end: UInt32(selection.upperBound))
    }

    /// What to say when the focus is sent here.
    var complaint: String? {
        if case .wrong(_, let spoken, _) = verdict { spoken } else { nil }
    }

    /// What is said after a key or on leaving: what is wrong, and that there is something to choose.
    var news: String {
        [complaint, offers?.title].compactMap(\.self).joined(separator: " ")
    }

    /// Takes the field as a newer picture of the same screen has it. Afterwards the text that stands there is
    /// asked about again, for `renew`.
    mutating func follow(_ next: FieldData, on screen: Screen) {
        let before = data
        let isOtherVisit = screen.visit != visit
        let isOtherLanguage = screen.language != language
        data = next
        visit = screen.visit
        language = screen.language
        if next.revision != before.revision {
            replace(by: next)
        } else if case .secret = next.kind {
            // In another language the core says the same of the text of before, which may stand here no
            // longer.
            if (isOtherVisit || next.verdict != before.verdict) && !(isOtherLanguage && text != judged) {
                shown = next.verdict
                judged = text
            }
        } else if case .code = next.kind {
            if isOtherVisit || next.verdict != before.verdict {
                shown = next.verdict
                isRefused = next.verdict.isWrong && !text.isEmpty
            }
        } else if next.verdict != .none && (isOtherVisit || next.verdict != before.verdict) {
            shown = next.verdict
        } else if next.verdict == .none && before.verdict == shown {
            shown = .none
        }
        if isOtherLanguage { repair = nil }
    }

    /// Takes what is thought of the text that was there before the screen: rules, spoken form and ghost of
    /// it. In another language the verdict that is shown has other words, too.
    mutating func renew(_ check: FieldCheck, isOtherLanguage: Bool) {
        checked = check
        if isOtherLanguage, shown != .none, shown != data.verdict { shown = check.verdict }
    }

    /// What a key is asked about: the text before and after it. A digit behind a code that was refused begins
    /// anew.
    func question(_ after: Edited) -> (before: Edited, after: Edited) {
        let isAtEnd = selection.isEmpty && selection.lowerBound == text.utf16.count
        guard isRefused, isAtEnd, after.text.hasPrefix(text), after.text.utf16.count > text.utf16.count else {
            return (edited, after)
        }
        let inserted = String(after.text.dropFirst(text.count))
        let end = UInt32(inserted.utf16.count)
        return (Edited(text: "", start: 0, end: 0), Edited(text: inserted, start: end, end: end))
    }

    /// A key was judged: what stands there now and what is shown of it.
    public mutating func typed(_ check: FieldCheck) {
        let isChanged = check.text != text
        adopt(check)
        finished = nil
        repair = nil
        if case .code = data.kind {
            isRefused = isRefused && !isChanged
            shown = check.verdict.isWrong ? check.verdict : data.verdict
            return
        }
        isMending = isMending || shown.isWrong
        shown = shownWhileTyped(check.verdict)
    }

    /// The field is left, or a submit needs its final text. `ask` judges the text it is given; a submit asks
    /// nothing: what the core has not said of a text yet it says in its answer.
    public mutating func leave(asking ask: (String) -> FieldCheck?) {
        guard isLookedAtOnLeaving, text != finished else { return }
        if checked == nil, let check = ask(text) { adopt(check) }
        guard var check = checked else { return }
        if let repaired = check.repaired, text != keptAsTyped {
            repair = Repair(typed: text, repaired: repaired)
            put(repaired.text)
            guard let again = ask(text) else { return }
            check = again
            checked = again
        }
        finished = text
        isMending = false
        // An empty field that was only passed by is not scolded before a submit.
        guard !text.isEmpty || shown.isWrong else { return }
        // What the portal refused stays refused until the text is another one.
        let isRefusedByPortal = data.kind == .secret && data.verdict.isWrong && text == judged
        if !isRefusedByPortal { shown = check.verdict }
    }

    /// The field that this one repeats was changed: what is thought of this one is no longer true, and told
    /// when the other one stands.
    mutating func otherChanged() {
        judged = nil
        finished = nil
        checked = nil
        shown = .none
    }

    /// Another field was left: the strip about a correction has been seen.
    mutating func repairSeen() {
        repair?.isSeen = true
    }

    /// The keyboard came to the strip about a correction, or left it.
    mutating func repairFocus(_ hasFocus: Bool) {
        repair?.hasFocus = hasFocus
        hideSeenRepair()
    }

    /// Takes a strip away that has been seen, unless the person is about to undo the correction.
    mutating func hideSeenRepair() {
        if let repair, repair.isSeen, !repair.hasFocus { self.repair = nil }
    }

    /// Puts the typed text back and keeps it. It is asked about anew.
    mutating func undoRepair(asking ask: (String) -> FieldCheck?) {
        guard let typed = repair?.typed else { return }
        repair = nil
        keptAsTyped = typed
        put(typed)
        guard let check = ask(typed) else { return }
        checked = check
        shown = check.verdict
    }

    /// Ticks a box or takes the tick away.
    mutating func tick(_ isTicked: Bool) {
        put(String(isTicked))
        shown = .none
    }

    /// The caret went somewhere without a key.
    mutating func select(_ selected: Range<Int>) {
        selection = selected.clamped(to: 0..<text.utf16.count)
    }

    private var isLookedAtOnLeaving: Bool {
        switch data.kind {
        case .text, .date, .secret: isEnabled
        case .code, .box: false
        }
    }

    private mutating func replace(by next: FieldData) {
        put(next.value)
        keptAsTyped = nil
        finished = nil
        repair = nil
        isRefused = false
        isMending = false
        shown = next.verdict
    }

    private mutating func adopt(_ check: FieldCheck) {
        text = check.text
        let caret = min(Int(check.caret), text.utf16.count)
        selection = caret..<caret
        checked = check
    }

    private mutating func put(_ new: String) {
        text = new
        let end = new.utf16.count
        selection = end..<end
        checked = nil
    }

    private func shownWhileTyped(_ verdict: Verdict) -> Verdict {
        switch verdict {
        case .none: .none
        case .good: isMending ? verdict : .none
        case .wrong(_, _, let isHopeless): isHopeless ? verdict : .none
        }
    }
}
