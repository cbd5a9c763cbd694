import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The portal stand-in as a process of its own, on a free port and with data of its own.
final class PortalProcess {
    /// Its address, for a `Config`.
    let address: String

    private let process = Process()
    private let token: String

    init(data: URL) throws {
        let output = Pipe()
        process.executableURL = Project.artifacts.appending(path: "mock-server")
        process.arguments = ["--port", "0", "--data", data.path, "--begin", "\(Vectors.today)T09:00:00Z"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var printed = ""
        while true {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw NothingCame(what: "the portal's link", newest: printed) }
            printed += String(decoding: more, as: UTF8.self)
            if let link = printed.firstMatch(of: #/(http://127\.0\.0\.1:\d+)/\S*token=(\S+)\s/#) {
                address = String(link.1)
                token = String(link.2)
                return
            }
        }
    }

    /// The code of the newest SMS to a number, read from the console as a person reads the SMS.
    func newestCode(to number: String) async throws -> String {
        struct Inbox: Decodable {
            struct Message: Decodable {
                let code: String?
            }

            let messages: [Message]
        }
        var components = URLComponents(string: "\(address)/console/api/messages")
        components?.percentEncodedQuery = "to=\(number.replacing("+", with: "%2B"))"
        guard let url = components?.url else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let (body, _) = try await URLSession.shared.data(for: request)
        let messages = try JSONDecoder().decode(Inbox.self, from: body).messages
        guard let code = messages.first?.code else { throw NothingCame(what: "a code", newest: nil) }
        return code
    }

    /// Ends it at once. It was started from a thread that blocks signals and inherits that, so only this one counts.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
