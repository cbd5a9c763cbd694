package android.os

/** Takes the place of the framework's own, which asks the running system: here there is none. */
@Suppress("unused", "the framework calls it")
internal object Process {
    /** Of the first app that a phone installs. */
    private const val USER = 10_000

    @JvmStatic
    fun is64Bit(): Boolean = true

    @JvmStatic
    fun myUid(): Int = USER
}
