//! What is said to the person at the terminal. Whoever stops reading (`| head -3`) has read enough: nothing fails for it.

use std::io::{Write, stderr, stdout};

/// Says it on the output stream, as a line of its own.
pub fn say(words: &str) {
    // In one call, so that a line is printed whole or not at all.
    let _ = stdout().write_all(format!("{words}\n").as_bytes());
}

/// Says it on the error stream.
pub fn complain(words: &str) {
    let _ = stderr().write_all(format!("{words}\n").as_bytes());
}
