package ru.kabinet.app

import android.security.KeyStoreException
import android.security.keystore.BackendBusyException
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import ru.kabinet.core.PlatformException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException
import javax.crypto.IllegalBlockSizeException

/** What each failure of the Keystore means for the core, thrown as the Keystore throws it. */
class VaultFaultsTest {
    @Test
    fun `a key that is gone for good is lost, however deep the system hides that`() {
        val gone =
            listOf(
                KeyPermanentlyInvalidatedException(),
                AEADBadTagException(),
                UnrecoverableKeyException().apply { initCause(KeyPermanentlyInvalidatedException()) },
                PlatformException.KeyLost(),
                wrapped(KeyStoreException(KEY_NOT_FOUND, SECRET)),
                wrapped(KeyStoreException(VALUE_CORRUPTED, SECRET)),
                wrapped(KeyStoreException(KEY_PERMANENTLY_INVALIDATED, SECRET)),
            )
        for (thrown in gone) assertEquals("$thrown", LOST, meaning(thrown))
    }

    @Test
    fun `what passes is refused, not lost`() {
        val passing =
            listOf(
                UserNotAuthenticatedException(),
                BackendBusyException(1),
                wrapped(BackendBusyException(1)),
                wrapped(KeyStoreException(LOCKED, SECRET)),
                wrapped(KeyStoreException(USER_NOT_AUTHENTICATED, SECRET)),
                wrapped(KeyStoreException(HARDWARE_BUSY, SECRET)),
            )
        for (thrown in passing) assertEquals("$thrown", REFUSED, meaning(thrown))
    }

    @Test
    fun `whatever else happens has failed, and loses no key`() {
        val others =
            listOf(
                UnrecoverableKeyException(SECRET),
                ProviderException(SECRET),
                IllegalStateException(SECRET),
                wrapped(KeyStoreException(NO_MEMORY, SECRET)),
            )
        for (thrown in others) assertEquals("$thrown", FAILED, meaning(thrown))
    }

    @Test
    fun `older systems are not asked what they do not know`() {
        val gone = wrapped(KeyStoreException(KEY_NOT_FOUND, SECRET))
        assertEquals(FAILED, meaning(gone, sdk = 32))
        assertEquals(REFUSED, meaning(BackendBusyException(1), sdk = 31))
        assertEquals(FAILED, meaning(BackendBusyException(1), sdk = 30))
    }

    @Test
    fun `causes that go in a circle end`() {
        val first = IllegalStateException(SECRET)
        first.initCause(IllegalStateException(SECRET, first))
        assertEquals(FAILED, meaning(first))
    }

    /** Also sees that no text of the system comes along: it might name what it was given. */
    private fun meaning(
        thrown: Throwable,
        sdk: Int = 36,
    ): String {
        val fault = vaultFault(thrown, sdk)
        val reason =
            when (fault) {
                is PlatformException.Refused -> fault.reason
                is PlatformException.Failed -> fault.reason
                is PlatformException.KeyLost, is PlatformException.Unavailable -> null
            }
        if (reason != null) {
            assertTrue("a reason is given", reason.isNotBlank())
            assertFalse(reason, SECRET in reason)
        }
        return fault.javaClass.simpleName
    }

    private fun wrapped(cause: Throwable) = IllegalBlockSizeException(SECRET).apply { initCause(cause) }

    private companion object {
        const val SECRET = "what nobody shall read"

        // What the system's own parts call their errors; an app reads what the framework makes of them.
        const val LOCKED = 2
        const val KEY_NOT_FOUND = 7
        const val VALUE_CORRUPTED = 8
        const val KEY_PERMANENTLY_INVALIDATED = 17
        const val USER_NOT_AUTHENTICATED = -26
        const val NO_MEMORY = -41
        const val HARDWARE_BUSY = -48

        const val LOST = "KeyLost"
        const val REFUSED = "Refused"
        const val FAILED = "Failed"
    }
}
