//! The icons as CSS masks: `.i-name { --i: url("data:…") }`.

use std::fmt::Write;

const HEAD: &str = "/* Written from docs/design/icons.svg by `cargo xtask tokens`; do not edit. */\n";
const OPEN: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' \
                    stroke='black' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'%3E";

/// The style sheet, one rule a symbol.
///
/// # Errors
/// A symbol has no id, or does not end.
pub fn masks(svg: &str) -> Result<String, String> {
    let mut sheet = HEAD.to_owned();
    for symbol in svg.split("<symbol ").skip(1) {
        let (tag, rest) = symbol.split_once('>').ok_or("a symbol does not end")?;
        let (body, _) = rest.split_once("</symbol>").ok_or("a symbol does not end")?;
        let id = tag.split_once("id=\"").and_then(|(_, id)| id.split_once('"')).map(|(id, _)| id);
        let id = id.filter(|id| !id.is_empty()).ok_or("a symbol has no id")?;
        let body = body.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "'");
        let body = body.replace('<', "%3C").replace('>', "%3E");
        // Writing to a String does not fail.
        let _ = writeln!(sheet, ".i-{id} {{ --i: url(\"{OPEN}{body}%3C/svg%3E\"); }}");
    }
    if sheet == HEAD {
        return Err("there is no symbol".into());
    }
    Ok(sheet)
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
    fn a_broken_file_is_refused() {
        assert!(masks("<svg></svg>").is_err());
        assert!(masks("<symbol viewBox=\"0\"><path/></symbol>").is_err());
        assert!(masks("<symbol id=\"a\"><path/>").is_err());
    }
}
