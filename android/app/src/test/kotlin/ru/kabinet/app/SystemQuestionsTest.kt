package ru.kabinet.app

import android.Manifest.permission.CAMERA
import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.net.Uri
import android.provider.MediaStore
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.mockito.ArgumentCaptor
import org.mockito.ArgumentMatchers.any
import org.mockito.ArgumentMatchers.anyInt
import org.mockito.Mockito.atLeastOnce
import org.mockito.Mockito.doThrow
import org.mockito.Mockito.mock
import org.mockito.Mockito.verify
import org.mockito.Mockito.`when`
import ru.kabinet.core.Permission
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PlatformException
import ru.kabinet.core.covers

/**
 * What is asked of the person through the system, and how each outcome reaches the core: once, under its
 * token.
 */
class SystemQuestionsTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var system: TestSystem
    private val platform get() = system.platform

    @Before
    fun `the app starts`() {
        system = TestSystem(folder.root)
    }

    @Test
    fun `a permission that was given is not asked for again`() {
        covers("NAT-04", "SEC-08")
        system.grant(CAMERA)
        platform.askPermission(5u, Permission.CAMERA)
        assertEquals(listOf(PlatformEvent.PermissionResult(5u, true)), system.told)
    }

    @Test
    fun `each permission is the system's own question, with one answer`() {
        val activity = system.show()
        val names =
            mapOf(
                Permission.CAMERA to "android.permission.CAMERA",
                Permission.NOTIFICATIONS to "android.permission.POST_NOTIFICATIONS",
            )
        assertEquals("all of them", Permission.entries.toSet(), names.keys)
        for ((permission, name) in names) {
            system.told.clear()
            platform.askPermission(5u, permission)
            val asked = ArgumentCaptor.forClass(Array<String>::class.java)
            val code = ArgumentCaptor.forClass(Int::class.java)
            verify(activity, atLeastOnce()).requestPermissions(asked.capture(), code.capture())
            assertEquals(listOf(name), asked.value.toList())
            assertEquals(emptyList<PlatformEvent>(), system.told)
            repeat(2) { system.requests.answer(code.value, passed = false) }
            assertEquals(listOf(PlatformEvent.PermissionResult(5u, false)), system.told)
        }
    }

    @Test
    fun `only a yes is a yes`() {
        val (yes, no) = PackageManager.PERMISSION_GRANTED to PackageManager.PERMISSION_DENIED
        assertTrue(areAllGranted(intArrayOf(yes)))
        for (results in listOf(intArrayOf(no), intArrayOf(yes, no), intArrayOf())) {
            assertFalse("${results.toList()}", areAllGranted(results))
        }
    }

    @Test
    fun `a picture is written by the camera into the inbox and nowhere else`() {
        val activity = readyForPhotos()
        platform.takePhoto(9u)
        val camera = ArgumentCaptor.forClass(Intent::class.java)
        val code = ArgumentCaptor.forClass(Int::class.java)
        verify(activity).startActivityForResult(camera.capture(), code.capture())
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE, camera.value.action)
        val link = checkNotNull(camera.value.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java))
        val handedOut = checkNotNull(system.files.resolve(link.pathSegments))
        assertTrue(handedOut.isWritable && handedOut.file.parentFile == system.files.inbox)
        handedOut.file.writeText("picture")
        system.requests.answer(code.value, passed = true)
        assertEquals(listOf(PlatformEvent.PhotoTaken(9u, handedOut.file.path)), system.told)
    }

    @Test
    fun `a camera that is not there or not allowed is told at once`() {
        system.show()
        assertThrows(PlatformException.Unavailable::class.java) { platform.takePhoto(1u) }
        system.equip(PackageManager.FEATURE_CAMERA_ANY)
        assertThrows(PlatformException.Refused::class.java) { platform.takePhoto(1u) }
        assertInboxIsEmpty()
    }

    @Test
    fun `a camera that does not start, or a window that is gone, is a picture that was not taken`() {
        val activity = readyForPhotos()
        doThrow(ActivityNotFoundException()).`when`(activity).startActivityForResult(any(), anyInt())
        platform.takePhoto(1u)
        `when`(activity.isFinishing).thenReturn(true)
        platform.takePhoto(2u)
        assertEquals(
            listOf(PlatformEvent.PhotoTaken(1u, null), PlatformEvent.PhotoTaken(2u, null)),
            system.told,
        )
        assertInboxIsEmpty()
    }

    @Test
    fun `nothing is asked of a person who does not see the app`() {
        val activity = readyForPhotos()
        system.visible.onActivityStopped(activity)
        assertThrows(PlatformException.Refused::class.java) { platform.takePhoto(1u) }
        assertThrows(
            PlatformException.Refused::class.java,
        ) { platform.askPermission(2u, Permission.NOTIFICATIONS) }
        assertInboxIsEmpty()
        assertEquals(emptyList<PlatformEvent>(), system.told)
    }

    @Test
    fun `a window that the system recreates brings its answer, one that is closed for good brings a no`() {
        val first = system.show()
        platform.askPermission(3u, Permission.CAMERA)
        system.visible.onActivityStopped(first)
        system.visible.onActivityDestroyed(first)
        assertEquals(emptyList<PlatformEvent>(), system.told)
        val second = system.show()
        `when`(second.isFinishing).thenReturn(true)
        system.visible.onActivityDestroyed(second)
        assertEquals(listOf(PlatformEvent.PermissionResult(3u, false)), system.told)
    }

    @Test
    fun `a phone without a finger or a face of the person's has no biometrics`() {
        system.show()
        assertThrows(PlatformException.Unavailable::class.java) { platform.askBiometrics(1u, "reason") }
        val biometrics = mock(BiometricManager::class.java)
        `when`(system.context.getSystemService(BiometricManager::class.java)).thenReturn(biometrics)
        val none = BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED
        `when`(biometrics.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)).thenReturn(none)
        assertThrows(PlatformException.Unavailable::class.java) { platform.askBiometrics(1u, "reason") }
        assertEquals(emptyList<PlatformEvent>(), system.told)
    }

    private fun readyForPhotos(): Activity {
        system.equip(PackageManager.FEATURE_CAMERA_ANY)
        system.grant(CAMERA)
        return system.show()
    }

    private fun assertInboxIsEmpty() =
        assertEquals(
            emptyList<String>(),
            system.files.inbox
                .list()
                ?.toList(),
        )
}
