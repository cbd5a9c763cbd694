import KabinetBindings

/// How texts are drawn where letters are large: long words get places to break, for the eye alone. Views draw
/// often, so the core is asked about each text once.
@MainActor
public final class LargeTexts {
    /// What all views draw with.
    public static let shared = LargeTexts()

    /// How many are kept: a text with a countdown in it is another one every second.
    static let most = 500

    private let ask: @MainActor (String) -> String
    private var known: [String: String] = [:]

    init(asking ask: @escaping @MainActor (String) -> String = { setLarge(text: $0) }) {
        self.ask = ask
    }

    /// A text as it is drawn.
    public func drawn(_ text: String) -> String {
        if let set = known[text] { return set }
        if known.count == Self.most { known = [:] }
        let set = ask(text)
        known[text] = set
        return set
    }
}
