import Foundation
import KabinetKit
import Testing

/// Whole journeys over HTTP against the portal stand-in by somebody who only hears the phone.
@MainActor
@Suite(.timeLimit(.minutes(2)))
struct JourneyTests {
    /// A portal, a phone that was never used, and who uses it.
    private func withPortal(
        _ body: (_ phone: FolderPhone, _ portal: PortalProcess) async throws -> Void
    ) async throws {
        let folder = try TestPhone.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let portal = try PortalProcess(data: folder.appending(path: "portal"))
        defer { portal.stop() }
        let phone = FolderPhone(folder: folder.appending(path: "phone"), portal: portal.address)
        defer { phone.kill() }
        try await body(phone, portal)
    }

    @Test("somebody who hears the phone registers; nothing personal is logged")
    func registers() async throws {
        covers("NAT-03", "ACC-01", "REG-01")
        try await withPortal { phone, portal in
            let listener = phone.start()
            try await listener.register(portal)
            try await listener.find(.text, "Упрощённая учётная запись")
            for secret in ["9000001234", Citizen.password, "Иванов"] {
                #expect(!phone.platform.log.contains { $0.contains(secret) })
            }
        }
    }

    @Test("a wrong entry is told at its field at once, and the focus goes there")
    func wrongEntry() async throws {
        covers("NAT-03", "FLD-10")
        try await withPortal { phone, portal in
            let listener = phone.start()
            try await listener.screen(Citizen.welcome)
            try await listener.tap("Регистрация")
            try await listener.screen(Citizen.phone)
            try await listener.tap(Citizen.getCode)
            try await listener.hears("Мобильный телефон: Введите номер", isUrgent: true)
            try await listener.type("4951234567", into: Citizen.phoneField)
            let wrong = try await listener.find(
                .textField,
                Citizen.phoneField,
                where: { $0.states.contains(.invalid) }
            )
            #expect(wrong.hint?.isEmpty == false)
            try await listener.type("9000001234", into: Citizen.phoneField)
            try await listener.find(.textField, Citizen.phoneField) {
                !$0.states.contains(.invalid) && $0.value?.contains(#/\d\d/#) == false
            }
            try await listener.tap(Citizen.getCode)
            try await listener.screen(Citizen.code)
            let code = try await portal.newestCode(to: Citizen.number)
            try await listener.type(code == "111111" ? "222222" : "111111", into: Citizen.codeField)
            try await listener.hears("Код не подошёл", isUrgent: true)
            try await listener.find(.textField, Citizen.codeField, where: { $0.states.contains(.invalid) })
            try await listener.type(code, into: Citizen.codeField)
            try await listener.screen(Citizen.person)
        }
    }

    @Test(
        "a pasted message gives its code, a small slip is mended and can be undone, what makes no sense is switched off"
    )
    func formsHelp() async throws {
        covers("NAT-03", "NAT-02")
        try await withPortal { phone, portal in
            let listener = phone.start()
            let host = listener.host
            try await listener.toCode()
            let code = try await portal.code(to: Citizen.number, number: 1)
            let codeField = try await listener.edit(Citizen.codeField)
            host.fill(codeField, with: "Код 111111 или 222222")
            let misread = try await listener.find(
                .textField,
                Citizen.codeField,
                where: { $0.states.contains(.invalid) }
            )
            #expect(misread.value?.contains("1") == false, "what is not one code for certain changes nothing")
            host.fill(codeField, with: "Кабинет: код \(code). Никому его не называйте.")
            try await listener.screen(Citizen.person)

            try await listener.type("иванов", into: "Фамилия")
            try await listener.find(.textField, "Фамилия", where: { $0.value == "Иванов" })
            try await listener.find(.text, "Исправили")
            try await listener.type("Иван", into: "Имя")
            // Back from there by the keys: a field is left before the keyboard is on the button.
            host.repairFocus(of: try await listener.edit("Фамилия"), true)
            try await listener.tap("Отменить")
            try await listener.find(.textField, "Фамилия", where: { $0.value == "иванов" })
            try await listener.isGone(.button, "Отменить")
            try await listener.type("петров", into: "Фамилия")
            try await listener.find(.button, "Отменить")
            try await listener.type("Иван", into: "Имя")
            try await listener.isGone(.button, "Отменить")
            try await listener.type("Иванов", into: "Фамилия")
            try await listener.activate(.toggle, "Нет отчества")
            try await listener.find(.textField, "Отчество", where: { $0.states.contains(.notEnabled) })
            try await listener.type("12041990", into: "Дата рождения")
            let date = try await listener.edit("Дата рождения")
            #expect(host.field(date)?.text == "12.04.1990")
            let name = try await listener.edit("Имя")
            host.select(name, 0..<1)
            host.edit(name, to: Edited(text: "иван", start: 1, end: 1))
            try await listener.tap(Citizen.next)
            #expect(host.field(name)?.text == "Иван", "a tap mends what leaving the field would")

            try await listener.screen(Citizen.choosePassword)
            try await listener.tap("Придумать за меня")
            let made = host.fields.map(\.text)
            #expect(made.count == 2 && made[0] == made[1] && made[0].count >= 12)
            #expect(host.fields.map(\.isRevealed) == [true, true])
            #expect(host.fields.map(\.verdict) == [.good, .good])
            try await listener.find(.progress, "адёжность", where: { $0.value?.isEmpty == false })
            host.report(.background)
            #expect(host.fields.map(\.isRevealed) == [false, false], "nobody reads it in the task switcher")
            try await listener.tap(Citizen.next)
            try await listener.screen(Citizen.agreement)
            try await listener.find(
                .text,
                "Дата рождения",
                where: { $0.value?.plain == "12 апреля 1990 года" }
            )
        }
    }

    @Test("without a link it is said why nothing moves, and it goes on by itself once the link is back")
    func withoutLink() async throws {
        covers("NAT-03", "OFF-01")
        try await withPortal { phone, portal in
            let listener = phone.start()
            try await listener.screen(Citizen.welcome)
            try await listener.tap("Регистрация")
            try await listener.screen(Citizen.phone)
            try await listener.type("9000001234", into: Citizen.phoneField)
            try await portal.setLink(up: false)
            try await listener.tap(Citizen.getCode)
            try await listener.hears("Нет связи")
            try await listener.find(.text, "Нет связи")
            try await portal.setLink(up: true)
            listener.host.report(.network(online: true, metered: false))
            try await listener.screen(Citizen.code)
            try await listener.isGone(.text, "Нет связи")
        }
    }

    @Test("a killed process: the same screen comes back with what was typed, secrets excepted")
    func killed() async throws {
        covers("NAT-03", "REG-08")
        try await withPortal { phone, portal in
            var listener = phone.start()
            try await listener.proveNumber(portal)
            try await listener.type("Иванов", into: "Фамилия")
            try await listener.type("12041990", into: "Дата рождения")
            listener.host.report(.background)
            listener = phone.startAnew()
            try await listener.screen(Citizen.person)
            try await listener.find(.textField, "Фамилия", where: { $0.value == "Иванов" })
            try await listener.find(
                .textField,
                "Дата рождения",
                where: { $0.value?.plain.contains("12 апреля 1990") == true }
            )
            try await listener.givePerson()
            try await listener.screen(Citizen.choosePassword)
            try await listener.type(Citizen.password, into: Citizen.passwordField, role: .secureField)
            listener = phone.startAnew()
            try await listener.screen(Citizen.choosePassword)
            #expect(listener.host.fields.map(\.text) == ["", ""], "a secret is kept nowhere")
            try await listener.choosePassword()
            try await listener.agree()
            try await listener.screen(Citizen.home)
        }
    }

    @Test("out and in again, after a question whose safe answer has the focus")
    func signsOutAndIn() async throws {
        covers("NAT-03", "LOG-01")
        try await withPortal { phone, portal in
            let listener = phone.start()
            try await listener.register(portal)
            try await listener.tap(Citizen.profile)
            try await listener.screen(Citizen.profile)
            try await listener.tap("Выйти")
            try await listener.find(.heading(level: 2), "Выйти из кабинета?")
            #expect(listener.host.focus.place == .safeAnswer)
            try await listener.tap("Отмена")
            try await listener.screen(Citizen.profile)
            try await listener.tap("Выйти")
            try await listener.find(.heading(level: 2), "Выйти из кабинета?")
            try await listener.tap("Выйти")
            try await listener.screen(Citizen.welcome)
            try await listener.hears("Вы вышли")

            try await listener.tap("Войти")
            try await listener.screen(Citizen.login)
            try await listener.type("9000001234", into: Citizen.phoneField)
            try await listener.type("не тот пароль", into: Citizen.passwordField, role: .secureField)
            try await listener.tap("Войти")
            try await listener.hears("Неверный номер или пароль", isUrgent: true)
            try await listener.type(Citizen.password, into: Citizen.passwordField, role: .secureField)
            try await listener.tap("Войти")
            try await listener.enterCode(portal, sent: 2)
            try await listener.screen(Citizen.home)
            try await listener.hears("Вы вошли")
        }
    }

    @Test("a consent is withdrawn after a question")
    func withdrawsConsent() async throws {
        covers("NAT-03", "REG-06")
        try await withPortal { phone, portal in
            let listener = phone.start()
            try await listener.register(portal)
            try await listener.tap(Citizen.profile)
            try await listener.screen(Citizen.profile)
            try await listener.tap(Citizen.news)
            try await listener.find(.heading(level: 2), Citizen.news)
            try await listener.activate(.link, "Отозвать согласие")
            try await listener.find(.heading(level: 2), "Отозвать согласие?")
            try await listener.tap("Отозвать согласие")
            try await listener.hears("Согласие отозвано")
            try await listener.find(.button, "\(Citizen.news): не дано")
        }
    }
}

/// A phone on one data folder, whose app can be ended and started again.
@MainActor
private final class FolderPhone {
    let platform = FakePlatform()
    private let folder: URL
    private let portal: String
    private var host: KabinetHost?

    init(folder: URL, portal: String) {
        self.folder = folder
        self.portal = portal
    }

    /// Starts the app.
    func start() -> Listener {
        let started = KabinetHost(config: TestPhone.config(folder, portal: portal), platform: platform)
        host = started
        return Listener(started)
    }

    /// Ends the app without its draft's half second, and starts it again on the same folder.
    func startAnew() -> Listener {
        kill()
        return start()
    }

    func kill() {
        host?.shutdown()
        host = nil
    }
}
