package ru.kabinet.app

/**
 * Marks code that only runs from an API level above the app's floor on: callers ask `Build.VERSION.SDK_INT`
 * first. The build checks everything without this mark against the public API of the floor.
 */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS, AnnotationTarget.FUNCTION)
internal annotation class FromApi(
    /** The API level, as in `Build.VERSION_CODES`. */
    val level: Int,
)
