package ru.kabinet.desktop

import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import ru.kabinet.core.Arranged
import ru.kabinet.core.Outward
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PlatformHand
import ru.kabinet.core.Situation
import ru.kabinet.core.contractExcept
import ru.kabinet.core.covers
import java.net.URI
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Delayed
import java.util.concurrent.ScheduledThreadPoolExecutor
import java.util.concurrent.TimeUnit

/** The platform of the window on a desk. */
class DeskPlatformTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val jobs = ScheduledThreadPoolExecutor(1)

    @After
    fun `no job is left`() {
        jobs.shutdownNow()
    }

    @Test
    fun `it keeps the contract of all platforms`() {
        covers("NAT-04", "NAT-06")
        val vault = folder.root.toPath().resolve("vault")
        val pages = mutableListOf<URI>()
        val platform = DeskPlatform(vault, jobs, pages::add) {}
        val except = contractExcept(platform, Hand(vault, pages))
        assertEquals(setOf("a locked vault refuses, and keeps"), except.notTried - NEVER_SO)
        val lacking =
            except.lacking.filterNot { case ->
                listOf("picture", "camera", "permission", "finger", "question", "file").any { it in case }
            }
        assertEquals(listOf("a number is dialled"), lacking)
    }

    @Test
    fun `a job is carried out`() {
        val isDone = CountDownLatch(1)
        DeskPlatform(folder.root.toPath().resolve("vault"), runQueue = isDone::countDown).use { platform ->
            platform.scheduleJob(0u)
            assertTrue(isDone.await(10, TimeUnit.SECONDS))
        }
    }

    /** Somebody at the desk. */
    private inner class Hand(
        private val vault: Path,
        private val pages: MutableList<URI>,
    ) : PlatformHand {
        private val away = vault.resolveSibling("away")

        override fun arrange(situation: Situation): Arranged =
            when (situation) {
                Situation.USUAL -> ready { if (Files.isRegularFile(vault)) putBack() }
                Situation.KEYS_LOST -> ready { vault.toFile().listFiles()?.forEach { it.delete() } }
                Situation.VAULT_BROKEN -> ready(::takeAway)
                Situation.VAULT_LOCKED, Situation.JOBS_REFUSED -> Arranged.NOT_HERE
                Situation.NOBODY_OPENS_PAGES -> Arranged.NOT_HERE
                Situation.JOBS_TAKEN, Situation.PAGES_OPEN -> Arranged.READY
                else -> Arranged.LACKING
            }

        override fun told(): PlatformEvent? = null

        override fun handedOut(): List<Outward> {
            val links = pages.map { Outward.Link(it.toString()) }
            val due =
                jobs.queue.map {
                    Outward.Job(
                        (it as Delayed).getDelay(TimeUnit.MILLISECONDS).toULong(),
                    )
                }
            pages.clear()
            jobs.queue.clear()
            return links + due
        }

        override fun fileToOffer(): String = ""

        private fun ready(bring: () -> Unit): Arranged {
            bring()
            return Arranged.READY
        }

        private fun takeAway() {
            Files.move(vault, away)
            Files.writeString(vault, "no folder")
        }

        private fun putBack() {
            Files.delete(vault)
            Files.move(away, vault)
        }
    }

    private companion object {
        /** A desk always takes jobs, and this one opens pages. */
        val NEVER_SO =
            setOf("a job that is not taken is refused", "a page that no app opens is said to be so")
    }
}
