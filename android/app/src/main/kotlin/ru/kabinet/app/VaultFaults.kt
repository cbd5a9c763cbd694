package ru.kabinet.app

import android.os.Build
import android.security.KeyStoreException
import android.security.keystore.BackendBusyException
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import ru.kabinet.core.PlatformException
import javax.crypto.AEADBadTagException

private const val MOST_CAUSES = 8

/**
 * What a failure of the Keystore means for the core. Only what proves that a key is gone is
 * [PlatformException.KeyLost], for the way out of that is to start over; whatever may pass is not. [sdk] is
 * the API level of this phone.
 */
internal fun vaultFault(
    thrown: Throwable,
    sdk: Int,
): PlatformException {
    // The Keystore wraps its errors in those of javax.crypto, at times more than once.
    val causes = generateSequence(thrown) { it.cause }.take(MOST_CAUSES)
    return causes.firstNotNullOfOrNull { judge(it, sdk) } ?: PlatformException.Failed(describe(thrown))
}

private fun judge(
    thrown: Throwable,
    sdk: Int,
): PlatformException? =
    when (thrown) {
        is PlatformException -> thrown
        is KeyPermanentlyInvalidatedException, is AEADBadTagException -> PlatformException.KeyLost()
        is UserNotAuthenticatedException -> PlatformException.Refused(describe(thrown))
        else if sdk >= Build.VERSION_CODES.TIRAMISU -> KeystoreCodes.judge(thrown)
        else if sdk >= Build.VERSION_CODES.S -> KeystoreLoad.judge(thrown)
        else -> null
    }

/** Names of types and nothing else: a text of the system might name what it was given. */
private fun describe(thrown: Throwable): String =
    generateSequence(thrown) { it.cause }.take(MOST_CAUSES).joinToString(" < ") { it.javaClass.simpleName }

/** The Keystore's own codes. */
@FromApi(Build.VERSION_CODES.TIRAMISU)
private object KeystoreCodes {
    fun judge(thrown: Throwable): PlatformException? {
        if (thrown !is KeyStoreException) return KeystoreLoad.judge(thrown)
        val code = thrown.numericErrorCode
        val reason = "Keystore error $code"
        return when {
            code == KeyStoreException.ERROR_KEY_DOES_NOT_EXIST ||
                code == KeyStoreException.ERROR_KEY_CORRUPTED -> {
                PlatformException.KeyLost()
            }

            thrown.isTransientFailure || thrown.requiresUserAuthentication() -> {
                PlatformException.Refused(reason)
            }

            else -> {
                PlatformException.Failed(reason)
            }
        }
    }
}

/** A Keystore that has too much to do. */
@FromApi(Build.VERSION_CODES.S)
private object KeystoreLoad {
    fun judge(thrown: Throwable): PlatformException? =
        if (thrown is BackendBusyException) PlatformException.Refused(describe(thrown)) else null
}
