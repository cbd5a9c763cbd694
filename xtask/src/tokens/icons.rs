//! The icons as CSS masks (`.i-name { --i: url("data:…") }`), and as path data for Kotlin.

use std::fmt::Write;

use super::kotlin::constant;

const HEAD: &str = "/* Written from docs/design/icons.svg by `cargo xtask tokens`; do not edit. */\n";
const OPEN: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' \
                    stroke='black' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'%3E";

const KOTLIN_HEAD: &str = "// Written from docs/design/icons.svg by `cargo xtask tokens`; do not edit.\n\
    @file:Suppress(\"ktlint:standard:max-line-length\")\n\n\
    package ru.kabinet.design\n\n\
    /** Path data of the icons, on a square of 24; stroked, never filled. */\n\
    object IconPaths {\n";

/// The style sheet, one rule a symbol.
///
/// # Errors
/// A symbol has no id, or does not end.
pub fn masks(svg: &str) -> Result<String, String> {
    let mut sheet = HEAD.to_owned();
    for (id, body) in symbols(svg)? {
        let body = body.replace('"', "'").replace('<', "%3C").replace('>', "%3E");
        // Writing to a String does not fail.
        let _ = writeln!(sheet, ".i-{id} {{ --i: url(\"{OPEN}{body}%3C/svg%3E\"); }}");
    }
    Ok(sheet)
}

/// The Kotlin file: of each symbol the path data of all its shapes, to be stroked.
///
/// # Errors
/// As [`masks`]; a symbol holds a shape that is no path, circle or rectangle.
pub fn kotlin(svg: &str) -> Result<String, String> {
    let mut file = KOTLIN_HEAD.to_owned();
    for (id, body) in symbols(svg)? {
        let shapes = body.split('<').filter(|shape| !shape.trim().is_empty());
        let paths: String = shapes.map(path_of).collect::<Result<_, _>>()?;
        let _ = writeln!(file, "    const val {} = \"{paths}\"", constant(id));
    }
    file += "}\n";
    Ok(file)
}

/// Id and body of each symbol.
fn symbols(svg: &str) -> Result<Vec<(&str, String)>, String> {
    let mut found = Vec::new();
    for symbol in svg.split("<symbol ").skip(1) {
        let (tag, rest) = symbol.split_once('>').ok_or("a symbol does not end")?;
        let (body, _) = rest.split_once("</symbol>").ok_or("a symbol does not end")?;
        let id = attribute(tag, "id").filter(|id| !id.is_empty()).ok_or("a symbol has no id")?;
        found.push((id, body.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    if found.is_empty() { Err("there is no symbol".into()) } else { Ok(found) }
}

/// The path data that draws a shape, such as `circle cx="12" cy="12" r="9"/>`.
fn path_of(shape: &str) -> Result<String, String> {
    let number = |name: &str| -> Result<f64, String> {
        let text = attribute(shape, name).ok_or_else(|| format!("no {name} in {shape}"))?;
        text.parse().map_err(|_| format!("{name} is no number in {shape}"))
    };
    match shape.split_whitespace().next() {
        Some("path") => {
            let data = attribute(shape, "d").ok_or_else(|| format!("no d in {shape}"))?;
            // Shapes stand one behind another: each begins at a place of its own.
            if data.starts_with('M') { spelt_out(data) } else { Err(format!("{data} does not begin with M")) }
        }
        Some("circle") => {
            let (cx, cy, r) = (number("cx")?, number("cy")?, number("r")?);
            Ok(format!("M{} {cy}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", cx - r, d = 2.0 * r))
        }
        Some("rect") => {
            let (x, y) = (number("x")?, number("y")?);
            let rx = if attribute(shape, "rx").is_some() { number("rx")? } else { 0.0 };
            let (w, h) = (number("width")? - 2.0 * rx, number("height")? - 2.0 * rx);
            let corner = |to: &str| format!("a{rx} {rx} 0 0 1 {to}");
            Ok(format!(
                "M{} {y}h{w}{}v{h}{}h-{w}{}v-{h}{}z",
                x + rx,
                corner(&format!("{rx} {rx}")),
                corner(&format!("-{rx} {rx}")),
                corner(&format!("-{rx} -{rx}")),
                corner(&format!("{rx} -{rx}"))
            ))
        }
        _ => Err(format!("a shape that is no path, circle or rectangle: {shape}")),
    }
}

/// The same path with a space between all numbers: SVG lets the two flags of an arc stand without one, which not every
/// parser reads.
fn spelt_out(data: &str) -> Result<String, String> {
    let mut spelt = String::new();
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        rest = &rest[command.len_utf8()..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (mut numbers, after) = rest.split_at(end);
        let mut count = 0;
        spelt.push(command);
        loop {
            numbers = numbers.trim_start_matches([' ', ',']);
            if numbers.is_empty() {
                break;
            }
            let is_flag = command.eq_ignore_ascii_case(&'a') && matches!(count % 7, 3 | 4);
            let length = if is_flag { 1 } else { number_length(numbers) };
            let number = numbers.get(..length).filter(|number| number.parse::<f64>().is_ok());
            let number = number.ok_or_else(|| format!("no number at {numbers} in {data}"))?;
            if count > 0 {
                spelt.push(' ');
            }
            spelt.push_str(number);
            numbers = &numbers[length..];
            count += 1;
        }
        rest = after;
    }
    Ok(spelt)
}

/// How long the number is that a text begins with: it ends before a second point, a sign, or whatever is no digit.
fn number_length(text: &str) -> usize {
    let mut has_point = false;
    let ends = |(at, c): (usize, char)| match c {
        '0'..='9' => false,
        '.' => std::mem::replace(&mut has_point, true),
        '-' | '+' => at > 0,
        _ => true,
    };
    text.char_indices().map(ends).position(|ends| ends).unwrap_or(text.len())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_becomes_a_mask_without_characters_that_end_the_url() {
        let svg = "<svg><symbol id=\"back\" viewBox=\"0 0 24 24\"><path d=\"M15 5l-7\n  7\"/></symbol></svg>";
        let sheet = masks(svg).expect("a sheet");
        let rule = sheet.lines().nth(1).expect("a rule");
        assert!(rule.starts_with(".i-back { --i: url(\"data:image/svg+xml,%3Csvg "), "{rule}");
        assert!(rule.ends_with("%3Cpath d='M15 5l-7 7'/%3E%3C/svg%3E\"); }"), "{rule}");
        assert_eq!(rule.matches('"').count(), 2);
    }

    #[test]
    fn shapes_become_paths_that_draw_the_same() {
        let svg = "<symbol id=\"eye-off\"><path d=\"M1 2h3\"/><circle cx=\"12\" cy=\"12\" r=\"9\"/>\
                   <rect x=\"5\" y=\"10.5\" width=\"14\" height=\"10\" rx=\"2.5\"/></symbol>";
        let file = kotlin(svg).expect("a file");
        let wanted = [
            "const val EYE_OFF = \"M1 2h3",
            "M1 2h3M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z",
            "M7.5 10.5h9a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1 -2.5 2.5h-9a2.5 2.5 0 0 1 -2.5 -2.5v-5a2.5 2.5 0 0 1 2.5 -2.5z\"\n",
        ];
        for part in wanted {
            assert!(file.contains(part), "{part} in {file}");
        }
        let arc = "<symbol id=\"a\"><path d=\"M8 10.5V8a4 4 0 018 0v2.5l.5-.5.1 0\"/></symbol>";
        assert!(kotlin(arc).expect("a file").contains("\"M8 10.5V8a4 4 0 0 1 8 0v2.5l.5 -.5 .1 0\""));
        assert!(kotlin("<symbol id=\"a\"><ellipse rx=\"1\"/></symbol>").is_err());
        assert!(kotlin("<symbol id=\"a\"><path d=\"m1 2h3\"/></symbol>").is_err());
    }

    #[test]
    fn a_broken_file_is_refused() {
        assert!(masks("<svg></svg>").is_err());
        assert!(masks("<symbol viewBox=\"0\"><path/></symbol>").is_err());
        assert!(masks("<symbol id=\"a\"><path/>").is_err());
    }
}
