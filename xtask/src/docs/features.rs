//! The feature table: every row, and the tests that name it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde::Deserialize;

use super::marks::Mark;
use crate::error::{Error, Result};

/// Rows that belong together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    title: String,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    title: String,
    reach: Option<Reach>,
    /// What of the row no test proves yet, although one names it.
    lacks: Option<String>,
}

/// How far a row can be followed without a phone.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reach {
    /// Up to the call of the platform.
    Platform,
}

impl Row {
    fn status(&self, is_named: bool) -> String {
        match (is_named, self.reach, &self.lacks) {
            (false, ..) => "not yet".into(),
            (true, _, Some(lacks)) => format!("proven in part; not yet: {lacks}"),
            (true, Some(Reach::Platform), None) => "proven to the platform call".into(),
            (true, None, None) => "proven".into(),
        }
    }
}

/// Reads the list of rows.
///
/// # Errors
/// It is not the expected TOML, or an id stands there twice.
pub fn parse(text: &str) -> std::result::Result<Vec<Area>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct List {
        areas: Vec<Area>,
    }
    let list: List = toml::from_str(text).map_err(|reason| reason.to_string())?;
    let mut seen = BTreeSet::new();
    let ids = list.areas.iter().flat_map(|area| &area.rows).map(|row| row.id.as_str());
    match ids.into_iter().find(|id| !seen.insert(*id)) {
        Some(twice) => Err(format!("{twice} stands there twice")),
        None => Ok(list.areas),
    }
}

/// The document.
///
/// # Errors
/// A test names a row that is not in the list.
pub fn table(areas: &[Area], marks: &[Mark]) -> Result<String> {
    let mut proofs: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    let known: BTreeSet<_> = areas.iter().flat_map(|area| &area.rows).map(|row| row.id.as_str()).collect();
    for mark in marks {
        for row in &mark.rows {
            if !known.contains(row.as_str()) {
                return Err(Error::content(
                    &mark.file,
                    &format!("line {}: there is no row {row}", mark.line),
                ));
            }
            proofs.entry(row).or_default().push(mark);
        }
    }
    let mut text = format!(
        "# What is proven\n\n\
         Written by `cargo xtask docs` from `docs/features.toml` and the rows that tests name; do not edit. A row \
         counts when the tests that name it pass. {} of {} rows are named by a test.\n",
        proofs.len(),
        known.len()
    );
    for area in areas {
        // Writing to a String does not fail.
        let _ = write!(text, "\n## {}\n\n| row | | status | tests |\n|---|---|---|---|\n", area.title);
        for row in &area.rows {
            let tests = proofs.get(row.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            let status = row.status(!tests.is_empty());
            let links: Vec<_> =
                tests.iter().map(|mark| format!("[{}](../{})", mark.test, mark.file.display())).collect();
            let _ = writeln!(text, "| {} | {} | {status} | {} |", row.id, row.title, links.join("<br>"));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
        [[areas]]
        title = "Codes"
        rows = [
            { id = "COD-01", title = "A code" },
            { id = "COD-09", title = "A finger", reach = "platform" },
            { id = "COD-10", title = "Another way" },
            { id = "COD-02", title = "Again", lacks = "the next channel" },
        ]
    "#;

    fn mark(row: &str) -> Mark {
        Mark { rows: vec![row.into()], test: "sends_a_code".into(), file: "tests/codes.rs".into(), line: 7 }
    }

    #[test]
    fn a_row_is_proven_by_the_test_that_names_it() {
        let areas = parse(LIST).expect("a list");
        let text = table(&areas, &[mark("COD-01"), mark("COD-09"), mark("COD-02")]).expect("a table");
        assert!(text.contains("| COD-01 | A code | proven | [sends_a_code](../tests/codes.rs) |"), "{text}");
        assert!(
            text.contains("| COD-09 | A finger | proven to the platform call | [sends_a_code]"),
            "{text}"
        );
        assert!(
            text.contains("| COD-02 | Again | proven in part; not yet: the next channel | [sends_a_code]")
        );
        assert!(text.contains("| COD-10 | Another way | not yet |  |"), "{text}");
        assert!(text.contains("3 of 4 rows"), "{text}");
    }

    #[test]
    fn a_test_that_names_an_unknown_row_is_refused_with_its_place() {
        let refusal =
            table(&parse(LIST).expect("a list"), &[mark("COD-77")]).expect_err("unknown").to_string();
        assert_eq!(refusal, "tests/codes.rs: line 7: there is no row COD-77");
    }

    #[test]
    fn an_id_that_stands_twice_is_refused() {
        let twice = LIST.replace("COD-10", "COD-01");
        assert_eq!(parse(&twice).expect_err("twice"), "COD-01 stands there twice");
        assert!(parse("areas = 1").is_err());
    }
}
