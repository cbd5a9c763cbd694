//! The words of the portal's refusals as a document.

use std::fmt::Write;

use serde::Deserialize;

/// All words, as the tests' program prints them.
#[derive(Deserialize)]
struct Words {
    problems: Vec<(String, u16, String)>,
    field_reasons: Vec<(String, String)>,
    password_reasons: Vec<(String, String)>,
    steps: Vec<String>,
}

/// The document for these words.
///
/// # Errors
/// The text is not what the program prints.
pub fn document(printed: &[u8]) -> Result<String, String> {
    let words: Words = serde_json::from_slice(printed).map_err(|error| error.to_string())?;
    let mut text = String::from(
        "# Refusals of the portal\n\nWritten by `cargo xtask docs` from the portal stand-in; do not edit. Every refusal \
         is problem+json (RFC 9457). Each list may grow: a client takes a problem that it does not know by its status, and \
         a reason that it does not know as one. The same lists stand in `/openapi.json` as `x-extensible-enum`.\n\n\
         ## Problems\n\nThe last part of `type`, `/problems/…`.\n\n| type | status | what |\n|---|---|---|\n",
    );
    // Writing to a String does not fail.
    for (slug, status, title) in &words.problems {
        let _ = writeln!(text, "| `{slug}` | {status} | {title} |");
    }
    let lists = [
        ("Reasons of fields", "`fields[].reason` of a refusal.", &words.field_reasons),
        ("Reasons of passwords", "`reasons` of `password-refused`.", &words.password_reasons),
    ];
    for (title, place, reasons) in lists {
        let _ = write!(text, "\n## {title}\n\n{place}\n\n| reason | what it means |\n|---|---|\n");
        for (word, about) in reasons {
            let _ = writeln!(text, "| `{word}` | {about} |");
        }
    }
    let steps: Vec<_> = words.steps.iter().map(|step| format!("`{step}`")).collect();
    let _ = write!(
        text,
        "\n## Missing steps\n\n`missing` of a refusal, in the order of the profile: {}.\n",
        steps.join(", ")
    );
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_in_its_list() {
        let printed = r#"{"problems": [["wrong-code", 422, "It is not the code"]],
                          "field_reasons": [["empty", "Nothing stands there"]],
                          "password_reasons": [["common", "In the list"]], "steps": ["contact", "person"]}"#;
        let text = document(printed.as_bytes()).expect("a document");
        for line in [
            "| `wrong-code` | 422 | It is not the code |",
            "| `empty` | Nothing stands there |",
            "| `common` | In the list |",
            "in the order of the profile: `contact`, `person`.",
        ] {
            assert!(text.contains(line), "{text}");
        }
        assert!(document(b"not json").is_err());
    }
}
