import KabinetKit
import Testing

/// The vectors of the field that is shown without a portal.
@Suite(.timeLimit(.minutes(1)))
struct PhoneVectorsTests {
    @Test("every phone number gets the verdict of its vector")
    func phoneVectors() throws {
        try TestPhone.run { phone in
            try phone.toPhoneScreen()
            try Vectors.of("phone").check(phone.kabinet, key: TestPhone.phoneScreen, field: "phone")
        }
    }
}
