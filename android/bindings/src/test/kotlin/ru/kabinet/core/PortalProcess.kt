package ru.kabinet.core

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.contentOrNull
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

    /** The codes of the SMS to a number, the newest first, read from the console as a person reads the SMS. */
    fun codes(to: String): List<String> {
        val answer = console("GET", "/console/api/messages?to=${URLEncoder.encode(to, Charsets.UTF_8)}")
        val messages =
            Json
                .parseToJsonElement(answer)
                .jsonObject
                .getValue("messages")
                .jsonArray
        return messages.mapNotNull { message ->
            message.jsonObject["code"]?.jsonPrimitive?.contentOrNull
        }
    }

    /** The code of the newest SMS to a number. */
    fun newestCode(to: String): String = codes(to).first()

    /** Cuts the link between phones and portal, or mends it. */
    fun setLink(isUp: Boolean) {
        console("PUT", "/console/api/link", """{"up":$isUp}""")
    }

    private fun console(
        method: String,
        path: String,
        body: String? = null,
    ): String {
        val content =
            body?.let(HttpRequest.BodyPublishers::ofString) ?: HttpRequest.BodyPublishers.noBody()
        val request =
            HttpRequest
                .newBuilder(URI(address + path))
                .header("Authorization", "Bearer $token")
                .header("Content-Type", "application/json")
                .method(method, content)
                .build()
        val answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
        check(answer.statusCode() < ERRORS_FROM) { "$method $path: ${answer.statusCode()} ${answer.body()}" }
        return answer.body()
    }

    override fun close() {
        process.destroy()
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
    }

    private companion object {
        const val ERRORS_FROM = 300
        val LINK = Regex("""(http://127\.0\.0\.1:\d+)/\S*token=(\S+)""")
    }
}
