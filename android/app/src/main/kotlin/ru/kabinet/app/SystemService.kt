package ru.kabinet.app

import android.content.Context

/**
 * A service that every phone has. Whether the framework's method may give null differs from version to
 * version.
 */
internal inline fun <reified T : Any> Context.service(): T = checkNotNull(getSystemService(T::class.java))
