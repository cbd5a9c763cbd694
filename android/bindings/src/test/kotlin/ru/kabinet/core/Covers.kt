package ru.kabinet.core

/**
 * Names the rows of the feature table that the calling test proves, at most three a test.
 * `cargo xtask docs` reads these calls from the sources.
 */
fun covers(vararg rows: String) {
    require(rows.size in 1..3) { "a test covers one to three rows, not ${rows.size}" }
}
