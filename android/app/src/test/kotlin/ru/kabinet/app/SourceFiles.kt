package ru.kabinet.app

import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** The app's manifest and resources as they are written. */
internal object SourceFiles {
    private const val ANDROID = "http://schemas.android.com/apk/res/android"

    /** The root of the whole project. */
    val project = File(System.getProperty("kabinet.project"))

    private val app = File(project, "android/app/src")

    /** The resources of every build. */
    val resources = File(app, "main/res")

    /** Those that the builds of developers have in their place. */
    val resourcesOfDevelopers = File(app, "debug/res")

    /** The manifest as the store build completes it: with the package and its name filled in. */
    fun completeManifest(): String =
        File(app, "main/AndroidManifest.xml")
            .readText()
            .replace("<manifest ", "<manifest package=\"ru.kabinet.app\" ")
            .replace("\${applicationId}", "ru.kabinet.app")

    /** The root of the manifest. */
    fun manifest(): Element = parse(completeManifest())

    /** The root of a resource that is a file of XML. */
    fun resource(path: String): Element = parse(File(resources, path).readText())

    /** A value by the name it has in a folder of values. */
    fun value(
        folder: String,
        name: String,
    ): String = named(folder, name).textContent.trim()

    /** The items of a list of values. */
    fun items(name: String): List<String> = named("values", name).all("item").map { it.textContent.trim() }

    private fun named(
        folder: String,
        name: String,
    ): Element {
        val files = checkNotNull(File(resources, folder).listFiles()) { "no folder $folder" }
        val elements =
            files.flatMap { parse(it.readText()).all("*") }.filter {
                it.getAttribute("name") ==
                    name
            }
        return elements.singleOrNull() ?: throw AssertionError("${elements.size} values $name in $folder")
    }

    /** Reads XML. */
    fun parse(text: String): Element =
        DocumentBuilderFactory
            .newInstance()
            .apply { isNamespaceAware = true }
            .newDocumentBuilder()
            .parse(text.byteInputStream())
            .documentElement

    /** All elements of a name below this one. */
    fun Element.all(name: String): List<Element> {
        val found = getElementsByTagNameNS("*", name)
        return List(found.length) { found.item(it) as Element }
    }

    /** An attribute of Android's; empty when it is not there. */
    fun Element.android(name: String): String = getAttributeNS(ANDROID, name)
}
