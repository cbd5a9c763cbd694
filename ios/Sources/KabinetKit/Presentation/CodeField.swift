import KabinetBindings

extension Presentation {
    /// A one-time code: one element however many cells are drawn, with how far one has come.
    public static func codeField(_ field: CodeField, on screen: Screen, in moment: Moment) -> Presentation {
        let typing = moment.typing(of: .codeField(field: field), on: screen)
        var states: Set<Spoken.State> = []
        if typing.verdict.isWrong { states.insert(.invalid) }
        if !typing.isEnabled || moment.busy != nil { states.insert(.notEnabled) }
        let control = Spoken(
            .control,
            .textField,
            field.label,
            value: entered(typing.text, of: field),
            hint: typing.verdict.reason,
            states: states,
            input: InputTraits(keys: .digits, content: .oneTimeCode, submitKey: .done),
            act: .edit(field.id)
        )
        let life = field.life.map {
            Spoken(.life, .text, $0.words(elapsed: moment.elapsed), states: [.updatesFrequently])
        }
        return Presentation(control, .verdict(of: typing), life)
    }

    /// How far one has come, and the digits singly: no number of thousands.
    private static func entered(_ text: String, of field: CodeField) -> String {
        let words = field.entered[min(text.count, field.entered.count - 1)]
        return text.isEmpty ? words : "\(words): \(text.map(String.init).joined(separator: " "))"
    }
}
