import KabinetKit

extension Sample {
    /// What the shell adds to the sample: the texts that were typed into its fields, by the rules of typing.
    var moment: Moment {
        var fields: [String: FieldTyping] = [:]
        for data in FieldData.all(in: update.top.components) {
            fields[data.id] = FieldTyping(data, on: update.top)
        }
        for text in typed {
            fields[text.field]?.typed(text.check)
            guard text.left else { continue }
            fields[text.field]?.leave { $0 == text.check.text ? text.check : nil }
        }
        let permitted = FieldTyping.permitted(
            FieldData.all(in: update.top.components).compactMap { fields[$0.id] }
        )
        fields = Dictionary(uniqueKeysWithValues: permitted.map { ($0.data.id, $0) })
        return Moment(fields: fields, busy: update.top.busy, notice: update.top.notice)
    }

    /// The sample as a screen reader finds it.
    var presentation: Presentation { .update(update, in: moment) }
}
