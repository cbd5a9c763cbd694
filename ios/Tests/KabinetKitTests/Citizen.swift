import KabinetKit
import Testing

/// Who registers in these tests, and what they hear the phone call its screens, fields and buttons.
enum Citizen {
    static let number = "+79000001234"
    static let password = "лампа тихо ждёт обед у моря"

    static let welcome = "Все дела с государством — на телефоне"
    static let phone = "Ваш номер телефона"
    static let phoneField = "Мобильный телефон"
    static let getCode = "Получить код"
    static let code = "Код из СМС"
    static let codeField = "Код из СМС, 6 цифр"
    static let person = "Имя и дата рождения"
    static let choosePassword = "Придумайте пароль"
    static let passwordField = "Пароль"
    static let passwordAgain = "Пароль ещё раз"
    static let agreement = "Проверьте и согласитесь"
    static let home = "Иванов Иван Иванович"
    static let profile = "Профиль"
    static let login = "Вход"
    static let news = "Новости о новых услугах"
    static let next = "Дальше"
}

extension Listener {
    /// Registers from the first screen to the home screen.
    func register(_ portal: PortalProcess) async throws {
        try await proveNumber(portal)
        try await givePerson()
        try await choosePassword()
        try await agree()
        try await screen(Citizen.home)
    }

    /// From the first screen to the one that asks for the name.
    func proveNumber(_ portal: PortalProcess) async throws {
        try await toCode()
        try await enterCode(portal)
        try await screen(Citizen.person)
    }

    /// From the first screen to the one that asks for the code.
    func toCode() async throws {
        try await screen(Citizen.welcome)
        try await tap("Регистрация")
        try await screen(Citizen.phone)
        try await type("9000001234", into: Citizen.phoneField)
        try await tap(Citizen.getCode)
        try await screen(Citizen.code)
    }

    /// Types the newest code; its last digit sends it.
    func enterCode(_ portal: PortalProcess, sent: Int = 1) async throws {
        try await screen(Citizen.code)
        let code = try await portal.code(to: Citizen.number, number: sent)
        try await type(code, into: Citizen.codeField)
    }

    /// Name and date of birth.
    func givePerson() async throws {
        try await screen(Citizen.person)
        try await type("Иванов", into: "Фамилия")
        try await type("Иван", into: "Имя")
        try await type("Иванович", into: "Отчество")
        try await type("12041990", into: "Дата рождения")
        try await tap(Citizen.next)
    }

    /// A password of one's own, twice.
    func choosePassword() async throws {
        try await screen(Citizen.choosePassword)
        try await type(Citizen.password, into: Citizen.passwordField, role: .secureField)
        try await type(Citizen.password, into: Citizen.passwordAgain, role: .secureField)
        try await tap(Citizen.next)
    }

    /// Ticks all boxes and creates the account.
    func agree() async throws {
        try await screen(Citizen.agreement)
        for box in ["Принимаю пользовательское соглашение", "Даю согласие", "Хочу узнавать"] {
            try await activate(.toggle, box)
            try await find(.toggle, box, where: { $0.states.contains(.selected) })
        }
        try await tap("Создать кабинет")
    }
}
