package ru.kabinet.app

import java.io.File

/**
 * Android's own compiler of manifests and resources, as a jar of Maven Central brings it. Works in [folder].
 */
internal class Aapt(
    private val folder: File,
) {
    private val program = File(folder, "aapt2").apply { unpack(this) }

    /** The framework that the app is compiled against; its resources are what the app's refer to. */
    private val framework = File(locationOf("android.app.Activity"))

    /** Compiles and links the app with folders of resources, of which a later one overrides an earlier one. */
    fun link(vararg resources: File): File {
        val manifest = File(folder, "AndroidManifest.xml")
        manifest.writeText(SourceFiles.completeManifest())
        val compiled =
            resources.mapIndexed { index, source ->
                val archive = File(folder, "$index.zip")
                run("compile", "--dir", source.path, "-o", archive.path)
                archive.path
            }
        val linked = File(folder, "linked.apk")
        val sdk = arrayOf("--min-sdk-version", "26", "--target-sdk-version", "36")
        val overlays = compiled.drop(1).flatMap { listOf("-R", it) }
        val files =
            arrayOf("-I", framework.path, "--manifest", manifest.path, "-o", linked.path, compiled.first())
        run("link", *sdk, *overlays.toTypedArray(), *files)
        return linked
    }

    /** What a store would read of the app: values by their key. */
    fun badging(app: File): Map<String, List<String>> =
        run("dump", "badging", app.path)
            .lines()
            .mapNotNull { BADGE.find(it.trim()) }
            .groupBy({ it.groupValues[1] }, { it.groupValues[2] })

    private fun run(vararg arguments: String): String {
        val process = ProcessBuilder(program.path, *arguments).redirectErrorStream(true).start()
        val said = process.inputReader().readText()
        if (process.waitFor() != 0) throw AssertionError("aapt2 ${arguments.first()}: $said")
        return said
    }

    private companion object {
        val BADGE = Regex("""^([A-Za-z0-9-]+): ?(?:name=)?'([^']*)'""")

        fun unpack(program: File) {
            val system = System.getProperty("os.name")
            val name =
                when {
                    system.startsWith("Windows") -> "windows/aapt2_64.exe"
                    system.startsWith("Mac") -> "macosx/aapt2_64"
                    else -> "linux/aapt2_64"
                }
            val packed =
                checkNotNull(
                    Aapt::class.java.getResourceAsStream("/prebuilt/$name"),
                ) { "no aapt2 for $system" }
            packed.use { program.outputStream().use(it::copyTo) }
            check(program.setExecutable(true)) { "aapt2 can't be made executable" }
        }

        fun locationOf(type: String): String =
            Class
                .forName(type, false, Aapt::class.java.classLoader)
                .protectionDomain.codeSource.location.path
    }
}
