package ru.kabinet.app

import android.content.ContentProvider
import android.content.ContentResolver
import android.content.ContentValues
import android.content.Context
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import android.webkit.MimeTypeMap
import java.io.File
import java.io.FileNotFoundException

/**
 * Opens the files of [HandedOutFiles] to apps that were given a link to one of them. It is not exported:
 * without a grant nobody opens anything, and nobody can list, change or remove what is there.
 */
class HandedOutProvider : ContentProvider() {
    private val files by lazy { HandedOutFiles(handedOutRoot(requireNotNull(context))) }

    override fun onCreate(): Boolean = true

    override fun openFile(
        uri: Uri,
        mode: String,
    ): ParcelFileDescriptor {
        val handedOut = handedOut(uri)
        if (!handedOut.allows(mode)) throw FileNotFoundException("only to be read")
        return ParcelFileDescriptor.open(handedOut.file, ParcelFileDescriptor.parseMode(mode))
    }

    override fun getType(uri: Uri): String {
        val extension = handedOut(uri).file.extension.lowercase()
        return MimeTypeMap.getSingleton().getMimeTypeFromExtension(extension) ?: "application/octet-stream"
    }

    override fun query(
        uri: Uri,
        projection: Array<out String>?,
        selection: String?,
        selectionArgs: Array<out String>?,
        sortOrder: String?,
    ): Cursor {
        val file = handedOut(uri).file
        val facts =
            mapOf<String, Any>(
                OpenableColumns.DISPLAY_NAME to file.name,
                OpenableColumns.SIZE to file.length(),
            )
        val columns = (projection?.toList() ?: facts.keys.toList()).filter { it in facts }
        return MatrixCursor(columns.toTypedArray(), 1).apply { addRow(columns.map { facts[it] }) }
    }

    override fun insert(
        uri: Uri,
        values: ContentValues?,
    ): Uri? = throw UnsupportedOperationException("files are handed out, not taken")

    override fun update(
        uri: Uri,
        values: ContentValues?,
        selection: String?,
        selectionArgs: Array<out String>?,
    ): Int = throw UnsupportedOperationException("files are handed out as they are")

    override fun delete(
        uri: Uri,
        selection: String?,
        selectionArgs: Array<out String>?,
    ): Int = throw UnsupportedOperationException("the app itself removes what it handed out")

    private fun handedOut(uri: Uri): HandedOut =
        files.resolve(uri.pathSegments) ?: throw FileNotFoundException("no such file is handed out")

    internal companion object {
        /** The link to [file]; null when it lies in none of the folders that are handed out. */
        fun linkTo(
            context: Context,
            files: HandedOutFiles,
            file: File,
        ): Uri? {
            val path = files.pathOf(file) ?: return null
            val provider = Uri.parse("${ContentResolver.SCHEME_CONTENT}://${context.packageName}.files")
            return path.fold(provider) { uri, part -> Uri.withAppendedPath(uri, Uri.encode(part)) }
        }
    }
}

/** Where the folders that are handed out lie: never in a backup. */
internal fun handedOutRoot(context: Context): File = context.noBackupFilesDir
