//! The tokens as Kotlin constants that need no framework: colours as ARGB, sizes as numbers of dp and sp.

use std::fmt::Write;

use serde_json::Number;

use super::model::{Ordered, Tokens, camel};

const HEAD: &str = "// Written from docs/design/tokens.json by `cargo xtask tokens`; do not edit.\n\
                    package ru.kabinet.design\n";

/// The whole file.
pub fn file(tokens: &Tokens) -> String {
    let mut text = format!("{HEAD}\n/** Colours by role, as ARGB. */\ndata class Palette(\n");
    // Writing to a String does not fail.
    for (role, _) in tokens.color.light.iter() {
        let _ = writeln!(text, "    val {}: Long,", camel(role));
    }
    text += ") {\n    companion object {\n";
    for (theme, colours) in [("Light", &tokens.color.light), ("Dark", &tokens.color.dark)] {
        let about = if theme == "Light" { "light" } else { "dark" };
        let _ = writeln!(
            text,
            "        /** For {about} surroundings. */\n        val {theme} =\n            Palette("
        );
        for (role, colour) in colours.iter() {
            let _ =
                writeln!(text, "                {} = 0xFF{},", camel(role), colour.trim_start_matches('#'));
        }
        text += "            )\n";
        if theme == "Light" {
            text += "\n";
        }
    }
    text += "    }\n}\n\n";
    text += "/** A text style: sizes in sp at 100 % and at 200 % text, letter spacing in em. */\n\
             data class TypeStyle(\n    val size: Int,\n    val line: Int,\n    val weight: Int,\n    \
             val tracking: Double,\n    val largeSize: Int,\n    val largeLine: Int,\n)\n\n\
             /** The type scale. */\nobject TypeScale {\n";
    for (name, style, (large_size, large_line)) in tokens.styles() {
        let tracking = style.tracking.as_f64().unwrap_or_default();
        let _ = writeln!(
            text,
            "    val {} = TypeStyle({}, {}, {}, {tracking:?}, {large_size}, {large_line})",
            camel(name),
            style.size,
            style.line,
            style.weight
        );
    }
    text += "}\n";
    let groups: [(&str, &str, &Ordered<Number>); 4] = [
        ("Space", "Distances in dp.", &tokens.space),
        ("Layout", "Measures of a screen in dp.", &tokens.layout),
        ("Radius", "Corner radii in dp.", &tokens.radius),
        ("Size", "Sizes of controls in dp.", &tokens.size),
    ];
    for (object, about, values) in groups {
        let _ = writeln!(text, "\n/** {about} */\nobject {object} {{");
        for (name, value) in values.iter() {
            let _ = writeln!(text, "    const val {} = {value}", constant(name));
        }
        text += "}\n";
    }
    text += "\n/** Durations in milliseconds. */\nobject Motion {\n";
    for (name, value) in tokens.motion.iter().filter(|(_, value)| value.is_number()) {
        let _ = writeln!(text, "    const val {} = {value}", constant(name));
    }
    text += "}\n";
    text
}

/// A name as Kotlin writes constants: `TOUCH_TARGET`; one that begins with a digit gets an `S` before it.
pub(super) fn constant(name: &str) -> String {
    let upper = name.to_ascii_uppercase().replace('-', "_");
    if upper.starts_with(|c: char| c.is_ascii_digit()) { format!("S{upper}") } else { upper }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::model::tests::own;

    #[test]
    fn colours_are_opaque_and_sizes_are_constants() {
        let text = file(&own());
        assert!(text.contains("primary = 0xFF0B5A5A,") && text.contains("primary = 0xFF7FD3C9,"), "{text}");
        assert!(
            text.contains("    const val S12 = 48\n") && text.contains("    const val TOUCH_TARGET = 48\n")
        );
        assert!(text.contains("    val titleL = TypeStyle(28, 34, 700, -0.018, 40, 46)\n"), "{text}");
    }
}
