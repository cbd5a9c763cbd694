package ru.kabinet.core

import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout

/** The vectors of the field that is shown without a portal. */
class PhoneVectorsTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    @Test
    fun `every phone number gets the verdict of its vector`() {
        TestPhone(folder.root.toPath()).use {
            it.toPhoneScreen()
            Vectors.of("phone").check(it.kabinet, TestPhone.PHONE_SCREEN, "phone")
        }
    }
}
