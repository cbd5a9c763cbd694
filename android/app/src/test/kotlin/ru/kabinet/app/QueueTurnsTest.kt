package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class QueueTurnsTest {
    private val scheduled = mutableListOf<Long>()
    private val queue = QueueTurns { scheduled.add(it) }

    @Test
    fun `the system is called again while anything waits, or nobody knows`() {
        assertEquals(true, queue.end(queue.begin(), waiting = 2u))
        assertEquals(true, queue.end(queue.begin(), waiting = null))
        assertEquals(false, queue.end(queue.begin(), waiting = 0u))
    }

    @Test
    fun `a job is asked for at once while none runs`() {
        assertTrue(queue.ask(0) && queue.ask(5_000))
        assertEquals(listOf(0L, 5_000L), scheduled)
    }

    @Test
    fun `what is asked while a job runs does not stop it and is not forgotten`() {
        val turn = queue.begin()
        assertTrue(queue.ask(0))
        assertEquals(emptyList<Long>(), scheduled)
        assertEquals(true, queue.end(turn, waiting = 0u))
        assertEquals("it counts for one turn", false, queue.end(queue.begin(), waiting = 0u))
    }

    @Test
    fun `a turn that the system stopped has nothing more to say`() {
        val stopped = queue.begin()
        queue.stop()
        assertNull(queue.end(stopped, waiting = 1u))
        val late = queue.begin()
        queue.stop()
        val next = queue.begin()
        assertNull("a late end of the turn before is not this turn's", queue.end(late, waiting = 0u))
        assertEquals(true, queue.end(next, waiting = 1u))
        assertTrue("after a stop a job is asked for again", queue.ask(0))
        assertEquals(listOf(0L), scheduled)
    }

    @Test
    fun `a job that the system does not take is told`() {
        assertFalse(QueueTurns { false }.ask(0))
    }
}
