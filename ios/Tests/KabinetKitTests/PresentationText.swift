import KabinetKit

extension Presentation {
    /// Its elements as text, one a line; no-break characters become ordinary ones.
    var lines: [String] {
        elements.map(\.line)
    }
}

extension Spoken {
    /// What is heard of it and what it asks of the system.
    var line: String {
        var line = "\(roleText) «\(label)»"
        if let value { line += " = «\(value)»" }
        if let hint { line += " (\(hint))" }
        if !states.isEmpty { line += " [\(states.map(\.rawValue).sorted().joined(separator: ", "))]" }
        if let input { line += " {\(input.text)}" }
        return line.plain
    }

    private var roleText: String {
        switch role {
        case .heading(let level): "heading \(level)"
        case .text: "text"
        case .button: "button"
        case .link: "link"
        case .textField: "text field"
        case .secureField: "secure field"
        case .toggle: "toggle"
        case .progress: "progress"
        }
    }
}

extension InputTraits {
    fileprivate var text: String {
        [
            "keys \(keys.rawValue)", "capitals \(capitals.rawValue)",
            content.map { "fills in \($0.rawValue)" }, submitKey.rawValue,
        ].compactMap(\.self).joined(separator: ", ")
    }
}
