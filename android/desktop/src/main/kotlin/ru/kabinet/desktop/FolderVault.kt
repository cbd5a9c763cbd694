package ru.kabinet.desktop

import ru.kabinet.core.PlatformException
import ru.kabinet.platform.GcmSeal
import java.io.IOException
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.PosixFilePermissions
import java.security.GeneralSecurityException
import javax.crypto.AEADBadTagException
import javax.crypto.KeyGenerator
import javax.crypto.spec.SecretKeySpec

/**
 * A vault for machines that have none: AES-256-GCM keys as files in a folder outside the phone's data, which only this user
 * reads. It protects nothing from who can read the folder.
 */
class FolderVault(
    private val folder: Path,
) {
    init {
        Files.createDirectories(folder)
        onlyMine(folder, "rwx------")
    }

    /** Makes the key `alias`, if there is none yet. */
    fun create(alias: String) =
        reporting {
            val file = file(alias)
            if (Files.exists(file)) return@reporting
            val key = KeyGenerator.getInstance("AES").apply { init(KEY_BITS) }.generateKey()
            val fresh = Files.createTempFile(folder, "key", ".new")
            onlyMine(fresh, "rw-------")
            Files.write(fresh, key.encoded)
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE)
            Unit
        }

    /** Seals a data key. */
    fun wrap(
        alias: String,
        plain: ByteArray,
    ): ByteArray = reporting { GcmSeal.seal(key(alias), plain, alias.toByteArray()) }

    /** Opens what [wrap] made. */
    fun unwrap(
        alias: String,
        wrapped: ByteArray,
    ): ByteArray = reporting { GcmSeal.open(key(alias), wrapped, alias.toByteArray()) }

    /** Destroys the key `alias`; one that is not there is no error. */
    fun destroy(alias: String) =
        reporting {
            Files.deleteIfExists(file(alias))
            Unit
        }

    private fun key(alias: String): SecretKeySpec {
        val bytes =
            try {
                Files.readAllBytes(file(alias))
            } catch (_: NoSuchFileException) {
                throw PlatformException.KeyLost()
            }
        if (bytes.size * Byte.SIZE_BITS != KEY_BITS) throw PlatformException.KeyLost()
        return SecretKeySpec(bytes, "AES")
    }

    /** Whatever an alias is made of, its file is in the folder. */
    private fun file(alias: String): Path {
        val name = alias.toByteArray().joinToString("") { "%02x".format(it) }
        return folder.resolve("$name.key")
    }

    private fun <T> reporting(work: () -> T): T =
        try {
            work()
        } catch (_: AEADBadTagException) {
            throw PlatformException.KeyLost()
        } catch (failure: GeneralSecurityException) {
            throw PlatformException.Failed(failure.toString())
        } catch (failure: IOException) {
            throw PlatformException.Failed(failure.toString())
        }

    private fun onlyMine(
        path: Path,
        rights: String,
    ) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights))
    }

    private companion object {
        const val KEY_BITS = 256
    }
}
