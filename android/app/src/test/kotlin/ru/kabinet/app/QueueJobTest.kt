package ru.kabinet.app

import android.app.job.JobInfo
import android.app.job.JobScheduler
import android.content.Context
import android.net.NetworkCapabilities
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.mockito.ArgumentCaptor
import org.mockito.ArgumentMatchers.any
import org.mockito.Mockito.mock
import org.mockito.Mockito.verify
import org.mockito.Mockito.`when`

class QueueJobTest {
    private val context = mock(Context::class.java)
    private val scheduler = mock(JobScheduler::class.java)

    init {
        `when`(context.packageName).thenReturn("ru.kabinet.app")
        `when`(context.getSystemService(JobScheduler::class.java)).thenReturn(scheduler)
    }

    @Test
    fun `a job outlives a restart of the phone and waits for any link at all`() {
        `when`(scheduler.schedule(any())).thenReturn(JobScheduler.RESULT_SUCCESS)
        assertTrue(QueueJob.schedule(context, 1_500))
        val jobs = ArgumentCaptor.forClass(JobInfo::class.java)
        verify(scheduler).schedule(jobs.capture())
        val job = jobs.value
        assertEquals("ru.kabinet.app.QueueJob", job.service.className)
        assertEquals(1_500, job.minLatencyMillis)
        assertTrue(job.isPersisted)
        assertEquals(JobInfo.BACKOFF_POLICY_EXPONENTIAL, job.backoffPolicy)
        val link = checkNotNull(job.requiredNetwork)
        assertTrue(link.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET))
        assertFalse(link.hasCapability(NetworkCapabilities.NET_CAPABILITY_VALIDATED))
        assertFalse(link.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED))
    }

    @Test
    fun `a job that the system does not take is told`() {
        `when`(scheduler.schedule(any())).thenReturn(JobScheduler.RESULT_FAILURE)
        assertFalse(QueueJob.schedule(context, 0))
    }
}
