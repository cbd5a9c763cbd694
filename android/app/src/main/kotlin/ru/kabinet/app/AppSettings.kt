package ru.kabinet.app

import android.content.Context
import android.content.pm.PackageManager
import ru.kabinet.core.Config
import ru.kabinet.core.Language
import java.io.File

/** What the manifest says about the portal (`res/values/portal.xml`). */
internal class AppSettings(
    private val context: Context,
) {
    private val values =
        context.packageManager.getApplicationInfo(context.packageName, PackageManager.GET_META_DATA).metaData

    /** The host whose links open the app. */
    val linkHost: String = text("ru.kabinet.link_host")

    /** The language of the phone, or the one that its settings name for this app. */
    val language: Language
        get() =
            languageOf(
                context.resources.configuration.locales
                    .toList(),
            )

    /** Where the core lives, in no backup, and whom it talks to. */
    fun config(): Config =
        Config(
            dataDir = File(context.noBackupFilesDir, "phone").path,
            portalUrl = text("ru.kabinet.portal_url"),
            language = language,
            appVersion =
                context.packageManager
                    .getPackageInfo(context.packageName, 0)
                    .versionName
                    .orEmpty(),
            portalPins = pins(),
        )

    private fun pins(): List<String> {
        val list = values.getInt("ru.kabinet.portal_pins")
        check(list != 0) { "the manifest names no list of pins" }
        return context.resources.getStringArray(list).toList()
    }

    private fun text(name: String): String =
        checkNotNull(values.getString(name)) { "the manifest lacks $name" }
}
