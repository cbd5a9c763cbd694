package ru.kabinet.app

import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.ComponentName
import android.content.Context
import android.net.NetworkCapabilities
import android.net.NetworkRequest
import android.os.Build
import android.util.Log
import ru.kabinet.core.InternalException
import ru.kabinet.core.KabinetException
import kotlin.concurrent.thread

/** Sends what waits while the app is not in view, once there is a link. */
class QueueJob : JobService() {
    private val app get() = application as KabinetApplication

    override fun onStartJob(params: JobParameters): Boolean {
        val turn = app.queue.begin()
        thread(name = "kabinet-queue") {
            val again = app.queue.end(turn, waiting())
            if (again != null) jobFinished(params, again)
        }
        return true
    }

    override fun onStopJob(params: JobParameters): Boolean {
        app.queue.stop()
        return true
    }

    /** Runs the queue. Gives how many requests still wait; null when the core can't tell. */
    private fun waiting(): UInt? =
        try {
            app.core
                .get()
                .runQueue(DEADLINE_MS)
                .waiting
        } catch (failure: KabinetException) {
            unknown(failure)
        } catch (failure: InternalException) {
            unknown(failure)
        }

    private fun unknown(failure: Exception): UInt? {
        Log.w(LOG_TAG, "the queue did not run: ${failure.javaClass.simpleName}")
        return null
    }

    internal companion object {
        private const val JOB = 1

        /** A job may take ten minutes; what is not sent in two waits for a better link. */
        private const val DEADLINE_MS: ULong = 120_000u
        private const val FIRST_PAUSE_MS = 30_000L

        /**
         * Asks the system for the job in [delayMs], after a restart of the phone too. False when it takes
         * none.
         */
        fun schedule(
            context: Context,
            delayMs: Long,
        ): Boolean {
            val job =
                JobInfo
                    .Builder(JOB, ComponentName(context, QueueJob::class.java))
                    .setMinimumLatency(delayMs)
                    .setBackoffCriteria(FIRST_PAUSE_MS, JobInfo.BACKOFF_POLICY_EXPONENTIAL)
                    .setPersisted(true)
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
                AnyLink.demand(job)
            } else {
                job.setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
            }
            val scheduler = context.service<JobScheduler>()
            return scheduler.schedule(job.build()) == JobScheduler.RESULT_SUCCESS
        }
    }
}

/**
 * A link, whether or not the system has reached its own test page over it: the portal's may answer where that
 * one does not.
 */
@FromApi(Build.VERSION_CODES.P)
private object AnyLink {
    fun demand(job: JobInfo.Builder) {
        val link =
            NetworkRequest
                .Builder()
                .addCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)
                .removeCapability(NetworkCapabilities.NET_CAPABILITY_NOT_VPN)
        job.setRequiredNetwork(link.build())
    }
}
