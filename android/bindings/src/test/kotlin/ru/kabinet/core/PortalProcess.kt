package ru.kabinet.core

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import java.net.URI
import java.net.URLEncoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The portal stand-in as a process of its own, on a free port and with data of its own. */
class PortalProcess(
    data: Path,
) : AutoCloseable {
    private val process: Process =
        ProcessBuilder(
            Project.artifacts.resolve("mock-server").toString(),
            "--port",
            "0",
            "--data",
            "$data",
            "--begin",
            "${Vectors.TODAY}T09:00:00Z",
        ).redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
    private val token: String

    /** Its address, for a [Config]. */
    val address: String

    init {
        val link =
            process.inputReader().lineSequence().firstNotNullOfOrNull { LINK.find(it) }
                ?: throw AssertionError("the portal did not start (exit code ${process.waitFor()})")
        address = link.groupValues[1]
        token = link.groupValues[2]
    }

    /** The code of the newest SMS to a number, read from the console as a person reads the SMS. */
    fun newestCode(to: String): String {
        val uri = URI("$address/console/api/messages?to=${URLEncoder.encode(to, Charsets.UTF_8)}")
        val request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer $token").build()
        val body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()
        val messages =
            Json
                .parseToJsonElement(body)
                .jsonObject
                .getValue("messages")
                .jsonArray
        return messages
            .first()
            .jsonObject
            .getValue("code")
            .jsonPrimitive
            .content
    }

    override fun close() {
        process.destroy()
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
    }

    private companion object {
        val LINK = Regex("""(http://127\.0\.0\.1:\d+)/\S*token=(\S+)""")
    }
}
