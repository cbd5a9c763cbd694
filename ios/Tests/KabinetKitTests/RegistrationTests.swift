import Foundation
import KabinetKit
import Testing

/// A whole registration over HTTP against the portal stand-in.
@Suite(.timeLimit(.minutes(2)))
struct RegistrationTests {
    private static let password = "лодка-сосна-17-утро"

    @Test("a person registers and sees the home screen")
    func registers() async throws {
        covers("REG-01")
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let portal = try PortalProcess(data: folder.appending(path: "data"))
        defer { portal.stop() }
        let phone = try TestPhone(in: folder.appending(path: "phone"), portal: portal.address)
        defer { try? phone.kabinet.shutdown() }

        try await provePhone(phone, portal)
        try givePerson(phone)
        try choosePassword(phone)
        try agree(phone)
        try seeHome(phone)
        for secret in ["9161234567", Self.password, "Иванов"] {
            #expect(!phone.platform.log.contains { $0.contains(secret) }, "nothing personal in the log")
        }
    }

    private func values(_ typed: KeyValuePairs<String, String>) -> [FieldValue] {
        typed.map { FieldValue(field: $0.key, text: $0.value) }
    }

    private func provePhone(_ phone: TestPhone, _ portal: PortalProcess) async throws {
        try phone.tap(phone.toPhoneScreen(), "send_code", values: values(["phone": "+7 916 123-45-67"]))
        let code = try phone.awaitScreen("registration/code")
        let digits = try await portal.newestCode(to: "+79161234567")
        try phone.tap(code, "check_code", values: values(["code": digits]))
    }

    private func givePerson(_ phone: TestPhone) throws {
        let person = try phone.awaitScreen("registration/person")
        try Vectors.of("name").check(phone.kabinet, key: person.top.key, field: "surname")
        try Vectors.of("birth_date").check(phone.kabinet, key: person.top.key, field: "birth_date")
        let typed = values([
            "surname": "Иванов", "name": "Иван", "patronymic": "Иванович", "no_patronymic": "false",
            "birth_date": "12.04.1990",
        ])
        try phone.tap(person, "save_person", values: typed)
    }

    private func choosePassword(_ phone: TestPhone) throws {
        let password = try phone.awaitScreen("registration/password")
        let suggested = try phone.kabinet.suggestPassword(key: password.top.key, field: "password")
        let check = try phone.kabinet.checkField(
            key: password.top.key,
            field: "password",
            text: suggested,
            caret: UInt32(suggested.utf16.count),
            other: nil
        )
        #expect(check.verdict == .good, "a password that is made up meets the rules")
        let typed = values(["password": Self.password, "password_again": Self.password])
        try phone.tap(password, "save_password", values: typed)
    }

    private func agree(_ phone: TestPhone) throws {
        let agreement = try phone.awaitScreen("registration/agreement")
        let boxes = agreement.top.components.compactMap { component -> CheckBox? in
            if case .checkBox(let field) = component { field } else { nil }
        }
        #expect(boxes.count == 3, "the agreement and each consent apart")
        try phone.tap(agreement, #require(boxes.first?.link).id)
        let reading = try phone.observer.await("the text to read") { $0.overlay != nil }
        guard case .sheet(_, let components, let close) = reading.overlay else {
            Issue.record("another overlay: \(String(describing: reading.overlay))")
            return
        }
        #expect(!components.isEmpty, "components inside a sheet come up")
        try phone.tap(reading, close.id)
        let again = try phone.observer.await("the sheet closed") { $0.seq > reading.seq && $0.overlay == nil }
        try phone.tap(again, "create_account", values: boxes.map { FieldValue(field: $0.id, text: "true") })
    }

    private func seeHome(_ phone: TestPhone) throws {
        let home = try phone.awaitScreen("home")
        var levels: [UInt8] = []
        var groups: [[Component]] = []
        for component in home.top.components {
            if case .levelCard(_, _, let reached, _) = component { levels.append(reached) }
            if case .group(_, let components) = component { groups.append(components) }
        }
        #expect(levels == [1])
        #expect(groups.count == 1, "what can be done now")
        #expect(!groups.contains { $0.isEmpty }, "components inside a group come up")
    }
}
