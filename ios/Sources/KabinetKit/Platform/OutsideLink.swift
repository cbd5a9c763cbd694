import Foundation

/// A link that leads out of the app: to the web over TLS, or to a number to dial. No other does, whatever a
/// portal's text says.
public struct OutsideLink: Equatable, Sendable {
    /// The link as it is handed to the system.
    public let url: URL
    /// Whether it is dialled; else it is opened as a page.
    public let isNumber: Bool

    private static let longestNumber = 40
    private static let tel = "tel:"

    /// The link in a text; nil when it is none of those that are let out.
    public init?(_ text: String) {
        isNumber = text.lowercased().hasPrefix(Self.tel)
        let found = isNumber ? Self.number(String(text.dropFirst(Self.tel.count))) : Self.secure(text)
        guard let found else { return nil }
        url = found
    }

    /// A text as an https address with a host, and without a user's name that could pass for the host.
    static func secure(_ text: String) -> URL? {
        let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 }
        guard isPlain, let url = URL(string: text), url.scheme?.lowercased() == "https",
            let host = url.host(), !host.isEmpty, url.user() == nil, !text.contains("@")
        else { return nil }
        return url
    }

    /// Visual separators as in RFC 3966; `*` and `#` for the operators' menus.
    private static func number(_ given: String) -> URL? {
        let number = given.replacing("%23", with: "#")
        let rest = number.hasPrefix("+") ? number.dropFirst() : number[...]
        guard (1...longestNumber).contains(rest.count), rest.allSatisfy({ "0123456789*#().- ".contains($0) }),
            rest.contains(where: { $0.isASCII && $0.isNumber })
        else { return nil }
        // A bare `#` would begin the fragment.
        return URL(string: tel + number.replacing("#", with: "%23").replacing(" ", with: ""))
    }
}

/// A link that leads into the app, for the core to judge.
public struct IncomingLink: Equatable, Sendable {
    /// The whole link.
    public let text: String

    private static let longest = 2_048

    /// The link, where it is https, leads to the portal's host and is no longer than a link may be. Any app
    /// can hand over any link.
    public init?(_ url: URL, host: String) {
        let text = url.absoluteString
        guard text.utf8.count <= Self.longest, let secure = OutsideLink.secure(text),
            secure.host()?.lowercased() == host.lowercased()
        else { return nil }
        self.text = text
    }
}
