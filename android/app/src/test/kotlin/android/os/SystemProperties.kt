package android.os

/**
 * Takes the place of the framework's own, which asks the running system: here there is none. Code under test finds
 * itself on the API level of the framework that it is compiled against.
 */
@Suppress("unused", "the framework calls it")
internal object SystemProperties {
    private val known =
        mapOf(
            "ro.build.version.sdk" to "35",
            "ro.build.version.all_codenames" to "REL",
            "ro.product.cpu.abilist64" to "arm64-v8a",
        )

    @JvmStatic
    fun get(key: String): String = known[key].orEmpty()

    @JvmStatic
    fun get(
        key: String,
        default: String?,
    ): String? = get(key).ifEmpty { default }

    @JvmStatic
    fun getInt(
        key: String,
        default: Int,
    ): Int = get(key).toIntOrNull() ?: default

    @JvmStatic
    fun getLong(
        key: String,
        default: Long,
    ): Long = get(key).toLongOrNull() ?: default

    @JvmStatic
    fun getBoolean(
        key: String,
        default: Boolean,
    ): Boolean = get(key).toBooleanStrictOrNull() ?: default
}
