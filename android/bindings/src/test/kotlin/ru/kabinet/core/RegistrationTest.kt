package ru.kabinet.core

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout

/** A whole registration over HTTP against the portal stand-in. */
class RegistrationTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(120)

    @Test
    fun `a person registers and sees the home screen`() {
        covers("REG-01")
        PortalProcess(folder.newFolder().toPath()).use { portal ->
            TestPhone(folder.newFolder().toPath(), portal.address).use { phone ->
                provePhone(phone, portal)
                givePerson(phone)
                choosePassword(phone)
                agree(phone)
                seeHome(phone)
                for ((_, line) in phone.platform.log) {
                    for (secret in listOf("9161234567", PASSWORD, "Иванов")) {
                        assertFalse("nothing personal in the log: $line", secret in line)
                    }
                }
            }
        }
    }

    private fun provePhone(
        phone: TestPhone,
        portal: PortalProcess,
    ) {
        phone.tap(phone.toPhoneScreen(), "send_code", "phone" to "+7 916 123-45-67")
        val code = phone.awaitScreen("registration/code")
        phone.tap(code, "check_code", "code" to portal.newestCode("+79161234567"))
    }

    private fun givePerson(phone: TestPhone) {
        val person = phone.awaitScreen("registration/person")
        Vectors.of("name").check(phone.kabinet, person.top.key, "surname")
        Vectors.of("birth_date").check(phone.kabinet, person.top.key, "birth_date")
        phone.tap(
            person,
            "save_person",
            "surname" to "Иванов",
            "name" to "Иван",
            "patronymic" to "Иванович",
            "no_patronymic" to "false",
            "birth_date" to "12.04.1990",
        )
    }

    private fun choosePassword(phone: TestPhone) {
        val password = phone.awaitScreen("registration/password")
        val suggested = phone.kabinet.suggestPassword(password.top.key, "password")
        val caret = suggested.length.toUInt()
        val check = phone.kabinet.checkField(password.top.key, "password", suggested, caret, null)
        assertTrue("a password that is made up meets the rules", check.verdict == Verdict.Good)
        phone.tap(password, "save_password", "password" to PASSWORD, "password_again" to PASSWORD)
    }

    private fun agree(phone: TestPhone) {
        val agreement = phone.awaitScreen("registration/agreement")
        val boxes = agreement.top.components.mapNotNull { (it as? Component.CheckBox)?.field }
        assertEquals("the agreement and each consent apart", 3, boxes.size)
        phone.tap(agreement, checkNotNull(boxes.first().link).id)
        val reading = phone.observer.await("the text to read") { it.overlay is Overlay.Sheet }
        val sheet = reading.overlay as Overlay.Sheet
        assertTrue("components inside a sheet come up", sheet.components.isNotEmpty())
        phone.tap(reading, sheet.close.id)
        val again = phone.observer.await("the sheet closed") { it.seq > reading.seq && it.overlay == null }
        phone.tap(again, "create_account", *boxes.map { it.id to "true" }.toTypedArray())
    }

    private fun seeHome(phone: TestPhone) {
        val home = phone.awaitScreen("home")
        val level = home.top.components.firstNotNullOf { it as? Component.LevelCard }
        assertEquals(1, level.reached.toInt())
        val groups = home.top.components.filterIsInstance<Component.Group>()
        assertTrue("components inside a group come up", groups.all { it.components.isNotEmpty() })
        assertEquals("what can be done now", 1, groups.size)
    }

    private companion object {
        const val PASSWORD = "лодка-сосна-17-утро"
    }
}
