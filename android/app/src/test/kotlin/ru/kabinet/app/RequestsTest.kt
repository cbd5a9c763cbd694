package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.rules.Timeout
import ru.kabinet.core.PlatformEvent

class RequestsTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val timeout: Timeout = Timeout.seconds(60)

    private val told = mutableListOf<PlatformEvent>()
    private val requests = Requests { told += it }

    @Test
    fun `each request is answered under its own token, in any order`() {
        val camera = requests.begin(Asked.ForPermission(7u))
        val finger = requests.begin(Asked.ForBiometrics(8u))
        requests.answer(finger, passed = true)
        requests.answer(camera, passed = false)
        val answers =
            listOf(PlatformEvent.BiometricResult(8u, true), PlatformEvent.PermissionResult(7u, false))
        assertEquals(answers, told)
    }

    @Test
    fun `a second answer and one to nobody's question are dropped`() {
        val code = requests.begin(Asked.ForBiometrics(1u))
        requests.answer(code + 1, passed = true)
        requests.answer(code, passed = false)
        requests.answer(code, passed = true)
        requests.refuseAll()
        assertEquals(listOf(PlatformEvent.BiometricResult(1u, false)), told)
    }

    @Test
    fun `what was under way is refused once when nobody can answer any more`() {
        val code = requests.begin(Asked.ForPermission(1u))
        requests.begin(Asked.ForBiometrics(2u))
        requests.refuseAll()
        requests.answer(code, passed = true)
        val answers =
            setOf(PlatformEvent.PermissionResult(1u, false), PlatformEvent.BiometricResult(2u, false))
        assertEquals(answers, told.toSet())
        assertEquals(answers.size, told.size)
    }

    @Test
    fun `a code that is under way is given to no other request, and none is larger than the system takes`() {
        val first = requests.begin(Asked.ForPermission(1u))
        repeat(0x10000) {
            val code = requests.begin(Asked.ForPermission(2u))
            assertTrue("$code", code != first && code in 1..0xFFFF)
            requests.answer(code, passed = true)
        }
    }

    @Test
    fun `a picture that was taken is told by its path`() {
        val picture = folder.newFile().apply { writeText("picture") }
        requests.answer(requests.begin(Asked.ForPhoto(3u, picture)), passed = true)
        assertEquals(listOf(PlatformEvent.PhotoTaken(3u, picture.path)), told)
        assertTrue(picture.exists())
    }

    @Test
    fun `a picture that was not taken, or is empty, is none and leaves nothing`() {
        val cancelled = folder.newFile().apply { writeText("half a picture") }
        val empty = folder.newFile()
        requests.answer(requests.begin(Asked.ForPhoto(3u, cancelled)), passed = false)
        requests.answer(requests.begin(Asked.ForPhoto(4u, empty)), passed = true)
        assertEquals(listOf(PlatformEvent.PhotoTaken(3u, null), PlatformEvent.PhotoTaken(4u, null)), told)
        assertFalse(cancelled.exists() || empty.exists())
    }
}
