package ru.kabinet.app

import java.io.File
import java.io.IOException
import java.util.UUID

/**
 * The only two folders that other apps ever see a file of, each by a link to that file alone: [share], whose
 * files they read, and [inbox], into which the camera writes. Both are emptied whenever the app starts.
 * [root] is private to the app.
 */
internal class HandedOutFiles(
    root: File,
) {
    /** Copies that are handed to other apps. */
    val share = File(root, "share")

    /** Pictures on their way to the core. */
    val inbox = File(root, "inbox")

    /**
     * Makes both folders and removes what an earlier process left in them. False when something is still
     * there.
     */
    fun empty(): Boolean =
        listOf(share, inbox)
            .map { folder ->
                val isGone = folder.deleteRecursively()
                isGone && folder.mkdirs()
            }.all { it }

    /** A new empty file for one picture. */
    fun newPicture(): File {
        val picture = File(inbox, "${UUID.randomUUID()}.jpg")
        if (!picture.createNewFile()) throw IOException("the name of a picture is taken")
        return picture
    }

    /** The path of a link to [file], as [resolve] takes it; null when the file is in neither folder. */
    fun pathOf(file: File): List<String>? {
        val folder = listOf(share, inbox).find { isIn(it, file) } ?: return null
        return listOf(folder.name, file.name)
    }

    /**
     * The file behind the [path] of a link and whether it may be written; null when there is none that is
     * handed out.
     */
    fun resolve(path: List<String>): HandedOut? {
        val (folderName, name) = if (path.size == 2) path else return null
        val folder = listOf(share, inbox).find { it.name == folderName } ?: return null
        val file = File(folder, name)
        return if (isIn(folder, file)) HandedOut(file, isWritable = folder == inbox) else null
    }

    /** Whether a file is there and lies in the folder itself, wherever its name or a symbolic link points. */
    private fun isIn(
        folder: File,
        file: File,
    ): Boolean =
        try {
            file.isFile && file.canonicalFile.parentFile == folder.canonicalFile
        } catch (_: IOException) {
            false
        }
}

/** A file that another app may open. */
internal data class HandedOut(
    /** The file. */
    val file: File,
    /** Whether the other app may write it. */
    val isWritable: Boolean,
) {
    /** Whether it may be opened in a [mode] of `ContentResolver.openFile`. */
    fun allows(mode: String): Boolean = isWritable || mode == "r"
}
