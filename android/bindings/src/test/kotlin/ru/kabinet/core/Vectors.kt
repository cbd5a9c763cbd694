package ru.kabinet.core

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import kotlin.io.path.readText

/** Cases of a file of `tests/vectors/`, which all languages share. */
class Vectors private constructor(
    private val cases: List<JsonObject>,
) {
    /** Asks the core about every case: the verdict is good exactly where the case says so. */
    fun check(
        kabinet: Kabinet,
        key: String,
        field: String,
    ) {
        assertTrue("cases were read", cases.isNotEmpty())
        for (case in cases) {
            val input = case.getValue("input").jsonPrimitive.content
            val ok = case.getValue("ok").jsonPrimitive.boolean
            val check = kabinet.checkField(key, field, input, input.length.toUInt(), null)
            assertEquals("«$input»: ${check.verdict}", ok, check.verdict == Verdict.Good)
        }
    }

    companion object {
        /** The day of the portal in these tests, on which most cases that depend on the day are judged. */
        const val TODAY = "2026-11-22"

        /** Reads `tests/vectors/[name].json`. */
        fun of(name: String): Vectors {
            val text = Project.root.resolve("tests/vectors/$name.json").readText()
            val cases =
                Json
                    .parseToJsonElement(text)
                    .jsonObject
                    .getValue("cases")
                    .jsonArray
            val ofToday = { case: JsonObject -> (case["today"]?.jsonPrimitive?.content ?: TODAY) == TODAY }
            return Vectors(cases.map { it.jsonObject }.filter(ofToday))
        }
    }
}
