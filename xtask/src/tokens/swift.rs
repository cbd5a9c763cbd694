//! The tokens as Swift constants that need no framework: colours as 0xRRGGBB, sizes as numbers of points.

use std::fmt::Write;

use serde_json::Number;

use super::model::{Ordered, Tokens, camel};

const HEAD: &str = "// Written from docs/design/tokens.json by `cargo xtask tokens`; do not edit.\n";

/// The whole file.
pub fn file(tokens: &Tokens) -> String {
    let mut text =
        format!("{HEAD}\n/// Colours by role, as 0xRRGGBB.\npublic struct Palette: Equatable, Sendable {{\n");
    // Writing to a String does not fail.
    for (role, _) in tokens.color.light.iter() {
        let _ = writeln!(text, "    /// The role `{role}`.\n    public let {}: UInt32", camel(role));
    }
    for (theme, colours) in [("light", &tokens.color.light), ("dark", &tokens.color.dark)] {
        let _ =
            writeln!(text, "\n    /// For {theme} surroundings.\n    public static let {theme} = Palette(");
        let rows: Vec<_> = colours
            .iter()
            .map(|(role, colour)| format!("        {}: 0x{}", camel(role), colour.trim_start_matches('#')))
            .collect();
        let _ = writeln!(text, "{}\n    )", rows.join(",\n"));
    }
    text += "}\n\n/// A text style: sizes in points at 100 % and at 200 % text, letter spacing in em.\n\
             public struct TypeStyle: Equatable, Sendable {\n";
    let parts = [
        ("size", "Int", "Font size."),
        ("line", "Int", "Line height."),
        ("weight", "Int", "Font weight, 100 to 900."),
        ("tracking", "Double", "Letter spacing in em."),
        ("largeSize", "Int", "Font size at 200 % text."),
        ("largeLine", "Int", "Line height at 200 % text."),
    ];
    for (name, kind, about) in parts {
        let _ = writeln!(text, "    /// {about}\n    public let {name}: {kind}");
    }
    text += "}\n\n/// The type scale.\npublic enum TypeScale {\n";
    for (name, style, (large_size, large_line)) in tokens.styles() {
        let _ = writeln!(
            text,
            "    /// The style `{name}`.\n    public static let {} = TypeStyle(\n        size: {},\n        line: {},\n        \
             weight: {},\n        tracking: {},\n        largeSize: {large_size},\n        \
             largeLine: {large_line}\n    )",
            camel(name),
            style.size,
            style.line,
            style.weight,
            style.tracking,
        );
    }
    text += "}\n";
    let groups: [(&str, &str, &Ordered<Number>); 4] = [
        ("Space", "Distances in points.", &tokens.space),
        ("Layout", "Measures of a screen in points.", &tokens.layout),
        ("Radius", "Corner radii in points.", &tokens.radius),
        ("Size", "Sizes of controls in points.", &tokens.size),
    ];
    for (name, about, values) in groups {
        constants(&mut text, name, about, values.iter().map(|(name, value)| (name, value.to_string())));
    }
    let durations = tokens.motion.iter().filter(|(_, value)| value.is_number());
    constants(
        &mut text,
        "Motion",
        "Durations in milliseconds.",
        durations.map(|(name, value)| (name, value.to_string())),
    );
    text
}

fn constants<'a>(
    text: &mut String,
    name: &str,
    about: &str,
    values: impl Iterator<Item = (&'a str, String)>,
) {
    let _ = writeln!(text, "\n/// {about}\npublic enum {name} {{");
    for (name, value) in values {
        let _ = writeln!(text, "    /// `{name}`.\n    public static let {} = {value}", constant(name));
    }
    *text += "}\n";
}

fn constant(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("s{name}") } else { camel(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::model::tests::own;

    #[test]
    fn colours_and_sizes_are_those_of_the_tokens() {
        let text = file(&own());
        assert!(
            text.contains("        primary: 0x0B5A5A,") && text.contains("        primary: 0x7FD3C9,"),
            "{text}"
        );
        assert!(text.contains("    public static let s12 = 48\n"));
        assert!(text.contains("    public static let touchTarget = 48\n"));
    }
}
