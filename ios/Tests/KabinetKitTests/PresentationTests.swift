import KabinetKit
import Testing

/// What every sample screen says to VoiceOver and asks of the system, in both languages.
@Suite(.timeLimit(.minutes(1)))
struct PresentationTests {
    static let languages = [Language.ru, Language.en]
    static let all = languages.flatMap { samples(language: $0) }

    @Test("every sample reads as it did", arguments: languages)
    func readsAsBefore(language: Language) throws {
        covers("NAT-02", "ACC-04")
        let lines = samples(language: language).flatMap { sample in
            ["== \(sample.name)"] + sample.presentation.lines + [""]
        }
        try Snapshot.check(lines, against: language == .ru ? "samples-ru" : "samples-en")
    }

    @Test("every element has a name in words, without an id or a place that was not filled")
    func names() {
        covers("NAT-02")
        for sample in Self.all {
            for element in sample.presentation.elements {
                for words in [element.label, element.value, element.hint].compactMap(\.self) {
                    let signs = words.filter { $0.isLetter || $0.isNumber }
                    #expect(!signs.isEmpty, "\(sample.name): \(element.line)")
                    #expect(!words.contains(#/[a-z]+_[a-z]+|\{time\}/#), "\(sample.name): \(element.line)")
                }
            }
        }
    }

    @Test("what can be done is named once on its screen, and each part of a component stands once")
    func interactive() {
        covers("NAT-02")
        for sample in Self.all {
            let acts = sample.presentation.elements.filter { $0.act != nil }
            for element in acts {
                if case .offer = element.part { continue }
                let letters = element.label.filter(\.isLetter)
                #expect(!letters.isEmpty, "\(sample.name): \(element.line)")
            }
            for component in sample.update.top.components {
                if case .group = component { continue }
                let parts = Presentation.component(component, on: sample.update.top, in: sample.moment)
                    .elements.map(\.part)
                #expect(Set(parts).count == parts.count, "\(sample.name): \(parts)")
            }
        }
    }

    @Test("one heading of level 1 and it comes first; no level is skipped")
    func headings() {
        covers("NAT-02")
        for sample in Self.all {
            let levels = Presentation.screen(sample.update.top, in: sample.moment).elements.compactMap {
                element -> Int? in
                if case .heading(let level) = element.role { level } else { nil }
            }
            #expect(levels.first == 1, "\(sample.name): \(levels)")
            #expect(Set(levels.dropFirst()).isSubset(of: [2]), "\(sample.name): \(levels)")
        }
    }

    @Test("a screen without a heading of its own is headed by its title")
    func silentTitle() throws {
        covers("NAT-02")
        let sample = try #require(Self.all.first { $0.name == "heading" })
        let rest = sample.update.top.components.filter { component in
            if case .heading = component { false } else { true }
        }
        let screen = Screen(
            key: "",
            visit: 1,
            language: .ru,
            title: "Без заголовка",
            back: nil,
            steps: nil,
            barActions: [],
            components: rest,
            actions: [],
            busy: nil,
            notice: nil,
            focus: nil
        )
        let first = Presentation.screen(screen, in: Moment(fields: [:])).elements.first
        #expect(first?.role == .heading(level: 1))
        #expect(first?.label == "Без заголовка")
    }

    @Test("what has a spoken form is heard in it: digits singly")
    func spokenForms() {
        covers("NAT-02")
        var heard = 0
        for sample in Self.all {
            let screen = sample.update.top
            for component in screen.components {
                let presentation = Presentation.component(component, on: screen, in: sample.moment)
                switch component {
                case .paragraph(_, let spoken?, _, _, _):
                    #expect(presentation[.text]?.label == spoken)
                    heard += 1
                case .review(let rows, _):
                    for (place, row) in rows.enumerated() {
                        #expect(presentation[.row(place)]?.value == row.spoken)
                    }
                    heard += rows.count
                case .textField(let field):
                    guard let check = sample.moment.fields[field.id]?.checked, !check.text.isEmpty else {
                        continue
                    }
                    #expect(presentation[.control]?.value == check.spoken)
                    heard += 1
                case .codeField:
                    #expect(!(presentation[.control]?.value?.contains(#/\d\d/#) ?? true), "\(sample.name)")
                    heard += 1
                default: break
                }
            }
        }
        #expect(heard > 10, "the samples hold such things")
    }

    @Test("a field asks for the keyboard and the autofill that the core names, never for correction")
    func inputTraits() throws {
        covers("NAT-02")
        let keys: [Keyboard: InputTraits.Keys] = [
            .name: .letters, .text: .letters, .number: .digits, .phone: .phone, .email: .email,
        ]
        let content: [Autofill: InputTraits.Content] = [
            .tel: .telephoneNumber, .username: .username, .oneTimeCode: .oneTimeCode,
            .familyName: .familyName,
            .givenName: .givenName, .additionalName: .middleName, .bday: .birthdate,
            .newPassword: .newPassword,
            .currentPassword: .password, .email: .emailAddress, .ccNumber: .creditCardNumber,
            .ccExp: .creditCardExpiration, .ccCsc: .creditCardSecurityCode,
        ]
        var asked = 0
        for sample in Self.all {
            for component in sample.update.top.components {
                let control = Presentation.component(component, on: sample.update.top, in: sample.moment)[
                    .control
                ]
                switch component {
                case .textField(let field):
                    let input = try #require(control?.input)
                    #expect(input.keys == keys[field.keyboard])
                    #expect(input.content == content[field.autofill])
                    #expect((input.capitals == .words) == (field.keyboard == .name))
                    #expect(!input.isSecret)
                    asked += 1
                case .secretField(let field):
                    let input = try #require(control?.input)
                    #expect(input.isSecret && input.capitals == .none)
                    #expect(input.content == content[field.autofill])
                    #expect(control?.value == nil, "nothing of a secret is said")
                    asked += 1
                case .codeField:
                    #expect(control?.input?.content == .oneTimeCode)
                    #expect(control?.input?.keys == .digits)
                    asked += 1
                case .dateField:
                    #expect(control?.input?.keys == .digits)
                    asked += 1
                default: break
                }
            }
        }
        #expect(asked > 10)
    }

    @Test("what is wrong stands at its field, as its hint and by itself")
    func verdicts() {
        covers("NAT-02")
        var wrong = 0
        for sample in Self.all {
            for component in sample.update.top.components {
                guard let data = FieldData(component),
                    let reason = sample.moment.fields[data.id]?.verdict.reason
                else { continue }
                let presentation = Presentation.component(component, on: sample.update.top, in: sample.moment)
                #expect(presentation[.verdict]?.label == reason)
                #expect(presentation[.control]?.hint == reason)
                #expect(presentation[.control]?.states.contains(.invalid) == true)
                wrong += 1
            }
        }
        #expect(wrong > 3)
    }

    @Test("both languages have the same elements in the same order")
    func sameInBothLanguages() {
        covers("NAT-02", "ACC-04")
        let (russian, english) = (samples(language: .ru), samples(language: .en))
        #expect(russian.map(\.name) == english.map(\.name))
        for (one, other) in zip(russian, english) {
            #expect(
                one.presentation.elements.map(\.role) == other.presentation.elements.map(\.role),
                "\(one.name)"
            )
        }
    }

    @Test("nothing but a question or a sheet is found while one lies over the screen")
    func overlays() {
        covers("NAT-02")
        let over = Self.all.filter { $0.update.overlay != nil }
        #expect(over.count >= 4)
        for sample in over {
            let elements = Presentation.update(sample.update, in: Moment(fields: [:])).elements
            #expect(elements.first?.label == sample.update.overlay?.title)
            #expect(elements.first?.role == .heading(level: 2))
            #expect(elements.last?.act != nil, "the way out, the safe one last")
        }
    }
}
