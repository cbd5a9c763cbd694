package ru.kabinet.app

import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import ru.kabinet.core.PlatformHand
import ru.kabinet.core.contractExcept
import ru.kabinet.core.covers

/**
 * The contract that every platform keeps, on Android's with fakes of the framework around it. A test on a
 * device does the same with a platform of the device's and a [PlatformHand] that asks whoever holds it.
 */
class PlatformContractTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val keystore = FakeKeystore()

    @Test
    fun `Android's platform keeps it`() {
        covers("NAT-04")
        val system = TestSystem(folder.root)
        val except = contractExcept(system.platform, TestHand(system, keystore))
        val notTried = setOf("the right finger passes", "a question that was closed does not pass")
        assertEquals(notTried, except.notTried)
        assertEquals(emptySet<String>(), except.lacking)
    }
}
