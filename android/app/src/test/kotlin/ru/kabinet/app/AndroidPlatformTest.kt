package ru.kabinet.app

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.util.Log
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.mockito.ArgumentCaptor
import org.mockito.ArgumentMatchers.any
import org.mockito.Mockito.atLeastOnce
import org.mockito.Mockito.doThrow
import org.mockito.Mockito.never
import org.mockito.Mockito.verify
import ru.kabinet.core.LogLevel
import ru.kabinet.core.PlatformException
import java.io.File

/** What leads out of the app, and how the system's no arrives. */
class AndroidPlatformTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var system: TestSystem
    private val platform get() = system.platform

    @Before
    fun `the app starts`() {
        system = TestSystem(folder.root)
    }

    @Test
    fun `a page is opened by whatever app shows it, a number by the dialler that waits for the person`() {
        platform.openLink("https://portal.example/help")
        val page = started()
        assertEquals(Intent.ACTION_VIEW, page.action)
        assertEquals("https://portal.example/help", page.dataString)
        assertEquals(setOf(Intent.CATEGORY_BROWSABLE), page.categories)
        platform.openLink("tel:112")
        val number = started()
        assertEquals(Intent.ACTION_DIAL, number.action)
        assertEquals("tel:112", number.dataString)
        assertTrue("without a window of ours under it", number.flags and Intent.FLAG_ACTIVITY_NEW_TASK != 0)
    }

    @Test
    fun `a link of another kind starts nothing`() {
        assertThrows(PlatformException.Refused::class.java) { platform.openLink("http://portal.example") }
        verify(system.context, never()).startActivity(any())
    }

    @Test
    fun `where nobody is there to open it, that is told`() {
        doThrow(ActivityNotFoundException()).`when`(system.context).startActivity(any())
        assertThrows(
            PlatformException.Unavailable::class.java,
        ) { platform.openLink("https://portal.example") }
        doThrow(SecurityException("work profile")).`when`(system.context).startActivity(any())
        assertThrows(PlatformException.Refused::class.java) { platform.openLink("https://portal.example") }
    }

    @Test
    fun `a copy is offered by a link that opens it alone and for reading`() {
        val copy = File(system.files.share, "справка.pdf").apply { writeText("copy") }
        platform.share(copy.path)
        val chooser = started()
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        val offer = checkNotNull(chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java))
        assertEquals(Intent.ACTION_SEND, offer.action)
        assertEquals("application/pdf", offer.type)
        val grants = Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION
        assertEquals(Intent.FLAG_GRANT_READ_URI_PERMISSION, offer.flags and grants)
        val link = checkNotNull(offer.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java))
        assertEquals(link, checkNotNull(offer.clipData).getItemAt(0).uri)
        assertEquals("content", link.scheme)
        assertEquals("ru.kabinet.app.files", link.authority)
        assertEquals(HandedOut(copy, isWritable = false), system.files.resolve(link.pathSegments))
    }

    @Test
    fun `nothing from outside the folder is shared`() {
        val secret = folder.newFile("kabinet.db")
        for (path in listOf(
            secret.path,
            "${system.files.share}/../kabinet.db",
            "${system.files.share}/missing",
            "",
        )) {
            assertThrows(path, PlatformException.Refused::class.java) { platform.share(path) }
        }
        verify(system.context, never()).startActivity(any())
    }

    @Test
    fun `a job is asked of the system, whose no is told`() {
        platform.scheduleJob(1_500u)
        platform.scheduleJob(ULong.MAX_VALUE)
        assertEquals(listOf(1_500L, Long.MAX_VALUE), system.jobs)
        system.takesJobs = false
        assertThrows(PlatformException.Refused::class.java) { platform.scheduleJob(0u) }
    }

    @Test
    fun `each line of the core's log has its weight in the system's`() {
        val weights = listOf(Log.VERBOSE, Log.DEBUG, Log.INFO, Log.WARN, Log.ERROR)
        for ((level, weight) in LogLevel.entries.zip(weights)) {
            platform.log(level, "a line")
            assertEquals(Log.Line(weight, "kabinet", "a line"), Log.lines.last())
        }
    }

    /** The newest intent that was started. */
    private fun started(): Intent {
        val intents = ArgumentCaptor.forClass(Intent::class.java)
        verify(system.context, atLeastOnce()).startActivity(intents.capture())
        return intents.allValues.last()
    }
}
