//! The error catalogue as a document.

use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
struct Entry {
    code: String,
    ru: Words,
    en: Words,
}

#[derive(Deserialize)]
struct Words {
    title: String,
    text: String,
}

/// The document, from the JSON that the catalogue's program prints.
///
/// # Errors
/// It is not that JSON, or an entry lacks its words.
pub fn table(printed: &[u8]) -> Result<String, String> {
    let entries: Vec<Entry> = serde_json::from_slice(printed).map_err(|reason| reason.to_string())?;
    let mut text = String::from(
        "# What can stand in the way\n\n\
         Written by `cargo xtask docs` from the core; do not edit. Each problem has a code that support can ask for, \
         what happened, and what to do now; a screen reader speaks both.\n\n\
         | code | что случилось | что делать | what happened | what to do |\n|---|---|---|---|---|\n",
    );
    for Entry { code, ru, en } in entries {
        let cells = [&ru.title, &ru.text, &en.title, &en.text];
        if cells.iter().any(|cell| cell.trim().is_empty()) {
            return Err(format!("{code} lacks words"));
        }
        let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        // Writing to a String does not fail.
        let _ = writeln!(text, "| `{code}` | {} |", cells.join(" | "));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_is_a_row_in_both_languages() {
        let printed = r#"[{"code": "no_link", "ru": {"title": "Нет связи", "text": "Проверьте | сеть"},
                           "en": {"title": "No link", "text": "Check the network"}}]"#;
        let text = table(printed.as_bytes()).expect("a table");
        let row = "| `no_link` | Нет связи | Проверьте \\| сеть | No link | Check the network |\n";
        assert!(text.ends_with(row), "{text}");
    }

    #[test]
    fn an_entry_without_words_is_refused() {
        let printed =
            r#"[{"code": "x", "ru": {"title": "Так", "text": ""}, "en": {"title": "So", "text": "Do"}}]"#;
        assert_eq!(table(printed.as_bytes()), Err("x lacks words".into()));
        assert!(table(b"not json").is_err());
    }
}
