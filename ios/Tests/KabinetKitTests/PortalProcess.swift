import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The portal stand-in as a process of its own, on a free port and with data of its own.
final class PortalProcess: Sendable {
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
        guard let code = try await codes(to: number).first else {
            throw NothingCame(what: "a code", newest: nil)
        }
        return code
    }

    /// The code of the SMS of this number in order, the first one being 1. It is looked for until the portal
    /// has sent it.
    func code(to number: String, number count: Int) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(15)
        while true {
            let codes = try await codes(to: number)
            if codes.count >= count { return codes[codes.count - count] }
            guard ContinuousClock.now < deadline else {
                throw NothingCame(what: "the SMS \(count)", newest: codes.first)
            }
            await Task.yield()
        }
    }

    /// Cuts the link between phones and portal, or mends it.
    func setLink(up isUp: Bool) async throws {
        struct Link: Encodable {
            let up: Bool
        }
        let body = try JSONEncoder().encode(Link(up: isUp))
        _ = try await console("PUT", "/console/api/link", body: body)
    }

    private func codes(to number: String) async throws -> [String] {
        struct Inbox: Decodable {
            struct Message: Decodable {
                let code: String?
            }

            let messages: [Message]
        }
        let to = number.replacing("+", with: "%2B")
        let body = try await console("GET", "/console/api/messages?to=\(to)")
        return try JSONDecoder().decode(Inbox.self, from: body).messages.compactMap(\.code)
    }

    private func console(_ method: String, _ path: String, body: Data? = nil) async throws -> Data {
        guard let url = URL(string: address + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let (answer, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode < 300 else {
            throw NothingCame(
                what: "an answer to \(method) \(path)",
                newest: String(decoding: answer, as: UTF8.self)
            )
        }
        return answer
    }

    /// Lets it stand still: who asks it something gets no answer, and no refusal.
    func stand() {
        kill(process.processIdentifier, SIGSTOP)
    }

    /// Ends it at once. It was started from a thread that blocks signals and inherits that, so only this one
    /// counts.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
