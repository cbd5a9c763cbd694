package ru.kabinet.app

import android.app.Activity
import android.view.Window
import android.view.WindowManager
import org.junit.Test
import org.mockito.Mockito.mock
import org.mockito.Mockito.verify
import org.mockito.Mockito.`when`
import ru.kabinet.core.covers

class ScreenPrivacyTest {
    @Test
    fun `every window is hidden from screenshots and the list of recent apps as soon as it is made`() {
        covers("SEC-06", "NAT-04")
        val activity = mock(Activity::class.java)
        val window = mock(Window::class.java)
        `when`(activity.window).thenReturn(window)
        VisibleActivity(::hideFromOnlookers, shown = {}, closed = {}).onActivityCreated(activity, null)
        verify(window).addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        verify(activity).setRecentsScreenshotEnabled(false)
    }
}
