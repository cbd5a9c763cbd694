package dalvik.system

import java.lang.reflect.Array

/** Takes the place of the framework's own, which asks the Android runtime: here there is none. */
@Suppress("unused", "the framework calls it")
internal class VMRuntime private constructor() {
    fun newUnpaddedArray(
        type: Class<*>,
        least: Int,
    ): Any = Array.newInstance(type, least)

    companion object {
        private val runtime = VMRuntime()

        @JvmStatic
        fun getRuntime(): VMRuntime = runtime
    }
}
