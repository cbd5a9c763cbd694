package ru.kabinet.app

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.StrongBoxUnavailableException
import org.junit.rules.ExternalResource
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/**
 * Takes the place of the Android Keystore for the length of a test: keys in memory, and what was asked of
 * them.
 */
class FakeKeystore : ExternalResource() {
    /** What each key was made with, the newest last. */
    val specifications = mutableListOf<KeyGenParameterSpec>()

    /** The keys by alias. */
    val keys = HashMap<String, SecretKey>()

    /** While set, looking for a key throws what this makes. */
    var failure: (() -> Exception)? = null

    /** Whether the chip takes keys. */
    var isStrongBoxFull = false

    private val provider =
        object : Provider(NAME, "1", "the Android Keystore of a test") {
            init {
                offer("KeyStore", NAME) { Keys() }
                offer("KeyGenerator", "AES") { Generator() }
            }

            private fun offer(
                type: String,
                algorithm: String,
                make: () -> Any,
            ) {
                val service =
                    object : Service(this, type, algorithm, "none", null, null) {
                        override fun newInstance(constructorParameter: Any?): Any = make()
                    }
                putService(service)
            }
        }

    override fun before() {
        Security.addProvider(provider)
    }

    override fun after() = Security.removeProvider(NAME)

    private inner class Generator : KeyGeneratorSpi() {
        private lateinit var specification: KeyGenParameterSpec

        override fun engineInit(
            params: AlgorithmParameterSpec,
            random: SecureRandom?,
        ) {
            specification = params as KeyGenParameterSpec
        }

        override fun engineGenerateKey(): SecretKey {
            specifications += specification
            if (specification.isStrongBoxBacked && isStrongBoxFull) throw StrongBoxUnavailableException()
            // Of the machine's own provider, which is asked for by size.
            val key =
                KeyGenerator
                    .getInstance(
                        "AES",
                        "SunJCE",
                    ).apply { init(specification.keySize) }
                    .generateKey()
            keys[specification.keystoreAlias] = key
            return key
        }

        override fun engineInit(random: SecureRandom?) = unused()

        override fun engineInit(
            keysize: Int,
            random: SecureRandom?,
        ) = unused()
    }

    private inner class Keys : KeyStoreSpi() {
        override fun engineGetKey(
            alias: String,
            password: CharArray?,
        ): Key? {
            failure?.let { throw it() }
            return keys[alias]
        }

        override fun engineContainsAlias(alias: String): Boolean {
            failure?.let { throw it() }
            return alias in keys
        }

        override fun engineDeleteEntry(alias: String) {
            keys.remove(alias)
        }

        override fun engineLoad(
            stream: InputStream?,
            password: CharArray?,
        ) = Unit

        override fun engineSize(): Int = keys.size

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(keys.keys)

        override fun engineIsKeyEntry(alias: String): Boolean = alias in keys

        override fun engineIsCertificateEntry(alias: String): Boolean = false

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

        override fun engineGetCertificate(alias: String): Certificate? = null

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineGetCertificateAlias(cert: Certificate): String? = null

        override fun engineSetKeyEntry(
            alias: String,
            key: Key,
            password: CharArray?,
            chain: Array<Certificate>?,
        ) = unused()

        override fun engineSetKeyEntry(
            alias: String,
            key: ByteArray,
            chain: Array<Certificate>?,
        ) = unused()

        override fun engineSetCertificateEntry(
            alias: String,
            cert: Certificate,
        ) = unused()

        override fun engineStore(
            stream: OutputStream?,
            password: CharArray?,
        ) = unused()
    }

    private fun unused(): Nothing = throw AssertionError("the vault makes its keys in the Keystore")

    private companion object {
        const val NAME = "AndroidKeyStore"
    }
}
