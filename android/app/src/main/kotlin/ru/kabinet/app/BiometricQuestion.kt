package ru.kabinet.app

import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal

/** The system's own question for a finger or a face. */
@FromApi(Build.VERSION_CODES.P)
internal object BiometricQuestion {
    /** Whether the phone can ask: it has a sensor of the strong class, and the person is known to it. */
    fun isAvailable(context: Context): Boolean =
        when {
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> StrongBiometrics.areReady(context)

            Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q -> EnrolledBiometrics.areReady(context)

            // Whether a finger is enrolled is found out by asking.
            else -> context.packageManager.hasSystemFeature(PackageManager.FEATURE_FINGERPRINT)
        }

    /**
     * Asks. [answer] is called once or, should the system err, more often; a wrong finger is no answer yet.
     */
    fun ask(
        context: Context,
        reason: String,
        answer: (passed: Boolean) -> Unit,
    ) {
        val prompt =
            BiometricPrompt
                .Builder(context)
                .setTitle(reason)
                .setNegativeButton(context.getText(android.R.string.cancel), context.mainExecutor) { _, _ ->
                    answer(false)
                }
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) StrongBiometrics.demand(prompt)
        prompt.build().authenticate(CancellationSignal(), context.mainExecutor, Answers(answer))
    }

    @FromApi(Build.VERSION_CODES.P)
    private class Answers(
        private val answer: (passed: Boolean) -> Unit,
    ) : BiometricPrompt.AuthenticationCallback() {
        override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) = answer(true)

        override fun onAuthenticationError(
            errorCode: Int,
            errString: CharSequence?,
        ) = answer(false)
    }
}

@FromApi(Build.VERSION_CODES.Q)
private object EnrolledBiometrics {
    @Suppress("DEPRECATION", "the only question that API 29 knows")
    fun areReady(context: Context): Boolean {
        val manager = context.getSystemService(BiometricManager::class.java) ?: return false
        return manager.canAuthenticate() == BiometricManager.BIOMETRIC_SUCCESS
    }
}

@FromApi(Build.VERSION_CODES.R)
private object StrongBiometrics {
    private const val STRONG = BiometricManager.Authenticators.BIOMETRIC_STRONG

    fun areReady(context: Context): Boolean {
        val manager = context.getSystemService(BiometricManager::class.java) ?: return false
        return manager.canAuthenticate(STRONG) == BiometricManager.BIOMETRIC_SUCCESS
    }

    fun demand(prompt: BiometricPrompt.Builder) {
        prompt.setAllowedAuthenticators(STRONG)
    }
}
