@testable import KabinetKit
import Testing

/// The life of a text, with answers as the core would give them.
@Suite
struct FieldTypingTests {
    private let wrong = Verdict.wrong(reason: "мало букв", spoken: "Фамилия: мало букв", hopeless: false)
    private let hopeless = Verdict.wrong(reason: "это цифры", spoken: "Фамилия: это цифры", hopeless: true)

    private func surname(_ value: String = "", revision: UInt32 = 1, verdict: Verdict = .none) -> FieldData {
        let field = TextField(
            id: "surname",
            label: "Фамилия",
            hint: nil,
            value: value,
            valueRev: revision,
            ghost: nil,
            keyboard: .name,
            autofill: .familyName,
            verdict: verdict,
            enabled: true,
            required: true
        )
        return data(.textField(field: field))
    }

    private func data(_ component: Component) -> FieldData {
        guard let data = FieldData(component) else { preconditionFailure("no field") }
        return data
    }

    private func screen(visit: UInt64 = 1, language: Language = .ru) -> Screen {
        Screen(
            key: "registration/person",
            visit: visit,
            language: language,
            title: "",
            back: nil,
            steps: nil,
            barActions: [],
            components: [],
            actions: [],
            busy: nil,
            notice: nil,
            focus: nil
        )
    }

    private func check(_ text: String, _ verdict: Verdict, repaired: Repaired? = nil, offers: Offers? = nil)
        -> FieldCheck
    {
        FieldCheck(
            text: text,
            caret: UInt32(text.utf16.count),
            ghost: "",
            verdict: verdict,
            hint: nil,
            repaired: repaired,
            offers: offers,
            spoken: text,
            rules: [],
            strength: nil
        )
    }

    private let repaired = Repaired(text: "Иванов", note: "Исправили: Иванов", undoLabel: "Отменить")

    @Test("wrong is shown on leaving, hopeless at once")
    func whenShown() {
        var typing = FieldTyping(surname(), on: screen())
        typing.typed(check("И", wrong))
        #expect(typing.verdict == .none)
        typing.typed(check("1", hopeless))
        #expect(typing.verdict == hopeless)
        typing.typed(check("Ив", wrong))
        #expect(typing.verdict == .none)
        typing.leave { _ in nil }
        #expect(typing.verdict == wrong)
    }

    @Test("a wrong text that is mended is right at once, one that never was wrong only on leaving")
    func mending() {
        var typing = FieldTyping(surname(), on: screen())
        typing.typed(check("Иванов", .good))
        #expect(typing.verdict == .none)
        typing.leave { _ in nil }
        #expect(typing.verdict == .good)
        typing.typed(check("И", wrong))
        typing.leave { _ in nil }
        typing.typed(check("Ив", wrong))
        #expect(typing.verdict == .none)
        typing.typed(check("Иванов", .good))
        #expect(typing.verdict == .good)
    }

    @Test("an empty field that was only passed by is not scolded, and is after a submit")
    func passedBy() {
        var typing = FieldTyping(surname(), on: screen())
        typing.leave { check($0, wrong) }
        #expect(typing.verdict == .none)
        typing.follow(surname(verdict: wrong), on: screen(visit: 2))
        #expect(typing.verdict == wrong)
        typing.leave { check($0, wrong) }
        #expect(typing.verdict == wrong)
    }

    @Test("a correction is made on leaving and told; undone, the typed text stays for good")
    func repair() {
        var typing = FieldTyping(surname(), on: screen())
        typing.typed(check("иванов", .good, repaired: repaired))
        #expect(typing.text == "иванов", "not while one types")
        typing.leave { check($0, .good) }
        #expect(typing.text == "Иванов")
        #expect(typing.repair?.repaired == repaired)
        #expect(typing.verdict == .good)
        typing.undoRepair { check($0, .good, repaired: repaired) }
        #expect(typing.text == "иванов")
        #expect(typing.repair == nil)
        typing.leave { check($0, .good, repaired: repaired) }
        #expect(typing.text == "иванов")
    }

    @Test("a correction's strip goes once another field was left, but not from under the keyboard")
    func seenRepair() {
        var typing = FieldTyping(surname(), on: screen())
        typing.typed(check("иванов", .good, repaired: repaired))
        typing.leave { check($0, .good) }
        typing.hideSeenRepair()
        #expect(typing.repair != nil, "not seen yet")
        typing.repairFocus(true)
        typing.repairFocus(false)
        #expect(typing.repair != nil, "nor by the keyboard passing it")
        typing.repairSeen()
        typing.repairFocus(true)
        typing.hideSeenRepair()
        #expect(typing.repair != nil, "the keyboard is on its button")
        typing.repairFocus(false)
        #expect(typing.repair == nil)
    }

    @Test("texts to choose from stand beside a wrong text once that is shown, beside a right one at once")
    func offers() {
        let offers = Offers(title: "Возможно", choices: [Offer(text: "а", fills: [], spoken: "а")])
        var typing = FieldTyping(surname(), on: screen())
        typing.typed(check("И", wrong, offers: offers))
        #expect(typing.offers == nil)
        typing.leave { _ in nil }
        #expect(typing.offers == offers)
        typing.typed(check("Иванов", .good, offers: offers))
        #expect(typing.offers == offers)
    }

    @Test("the core's text replaces the typed one only with a new number")
    func revision() {
        var typing = FieldTyping(surname("Пётр"), on: screen())
        typing.typed(check("Пётр I", .good))
        typing.follow(surname("Пётр"), on: screen(visit: 2))
        #expect(typing.text == "Пётр I")
        typing.follow(surname("Павел", revision: 2), on: screen(visit: 2))
        #expect(typing.text == "Павел")
        #expect(typing.selection == 5..<5)
    }

    @Test("what the last submit found is shown again with each submit, and goes when the core takes it back")
    func submitted() {
        var typing = FieldTyping(surname("И", verdict: wrong), on: screen())
        #expect(typing.verdict == wrong)
        typing.typed(check("Ив", .none))
        typing.follow(surname("И", verdict: wrong), on: screen())
        #expect(typing.verdict == .none, "the same picture once more")
        typing.follow(surname("И", verdict: wrong), on: screen(visit: 2))
        #expect(typing.verdict == wrong)
        typing.follow(surname("И"), on: screen(visit: 3))
        #expect(typing.verdict == .none)
    }

    @Test("a refused password stays refused until it is another one")
    func refusedPassword() {
        let field = { (verdict: Verdict) in
            SecretField(
                id: "password",
                label: "Пароль",
                hint: nil,
                autofill: .currentPassword,
                username: nil,
                repeats: nil,
                rules: [],
                strengthLabel: nil,
                suggestLabel: nil,
                showLabel: "Показать",
                hideLabel: "Скрыть",
                verdict: verdict,
                required: true
            )
        }
        var typing = FieldTyping(data(.secretField(field: field(.none))), on: screen())
        typing.typed(check("тайна", .none))
        typing.follow(data(.secretField(field: field(wrong))), on: screen(visit: 2))
        typing.leave { check($0, .good) }
        #expect(typing.verdict == wrong)
        typing.typed(check("тайна 2", .good))
        typing.leave { check($0, .good) }
        #expect(typing.verdict == .good)
    }

    @Test("one more digit behind a refused code begins anew, one in the middle doesn't")
    func refusedCode() {
        let field = { (verdict: Verdict) in
            CodeField(
                id: "code",
                label: "Код",
                length: 6,
                entered: ["0"],
                valueRev: 1,
                submit: Action(
                    id: "check",
                    label: "",
                    spoken: nil,
                    style: .primary,
                    icon: nil,
                    countdown: nil
                ),
                life: nil,
                lifeMs: 0,
                verdict: verdict,
                enabled: true
            )
        }
        var typing = FieldTyping(data(.codeField(field: field(.none))), on: screen())
        typing.typed(check("123456", .good))
        let after = Edited(text: "1234567", start: 7, end: 7)
        #expect(typing.question(after).after == after)
        typing.follow(data(.codeField(field: field(wrong))), on: screen(visit: 2))
        #expect(typing.isRefused)
        let question = typing.question(after)
        #expect(question.before == Edited(text: "", start: 0, end: 0))
        #expect(question.after == Edited(text: "7", start: 1, end: 1))
        typing.select(3..<3)
        #expect(typing.question(after).after == after)
        typing.typed(check("7", .none))
        #expect(!typing.isRefused)
        #expect(typing.verdict == wrong, "what was wrong stands there until the next code is sent")
    }

    @Test("a ticked box switches off the field it makes meaningless, which is wrong no longer")
    func box() {
        let box = CheckBox(
            id: "none",
            label: "Нет фамилии",
            checked: false,
            valueRev: 1,
            link: nil,
            disables: "surname",
            verdict: .none,
            required: false
        )
        var fields = [
            FieldTyping(data(.checkBox(field: box)), on: screen()),
            FieldTyping(surname(verdict: wrong), on: screen()),
        ]
        fields = FieldTyping.permitted(fields)
        #expect(fields[1].isEnabled)
        #expect(fields[1].isMissing)
        fields[0].tick(true)
        fields = FieldTyping.permitted(fields)
        #expect(!fields[1].isEnabled)
        #expect(!fields[1].isMissing)
        #expect(fields[1].verdict == .none)
    }
}
