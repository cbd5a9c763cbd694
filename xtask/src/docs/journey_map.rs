//! The map of the journeys, drawn from the ways that storms and a tour took between screens.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Deserialize;

/// All ways, as the tests' program prints them.
#[derive(Deserialize)]
struct Map {
    ways: Vec<Passage>,
}

/// One way between two screens.
#[derive(Deserialize)]
struct Passage {
    from: String,
    by: Option<String>,
    to: String,
}

/// The document for these ways.
///
/// # Errors
/// The text is not what the program prints.
pub fn document(printed: &[u8]) -> Result<String, String> {
    let map: Map = serde_json::from_slice(printed).map_err(|error| error.to_string())?;
    let mut text = String::from(
        "# Journey map\n\nWritten by `cargo xtask docs` from the ways that the quick storms and a tour took between \
         screens; a broken line is a way that nobody tapped: time, the portal or a start led there.\n\n```mermaid\n\
         flowchart TD\n",
    );
    let mut ways: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for way in &map.ways {
        ways.entry((&way.from, &way.to)).or_default().extend(way.by.as_deref());
    }
    let mut screens: Vec<_> = map.ways.iter().flat_map(|way| [&way.from, &way.to]).collect();
    screens.sort_unstable();
    screens.dedup();
    let line = |text: &mut String, words: String| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "    {words}");
    };
    for screen in screens {
        line(&mut text, format!("{}[\"{screen}\"]", id(screen)));
    }
    for ((from, to), by) in ways {
        let arrow = if by.is_empty() { "-.->".to_owned() } else { format!("-- {} -->", by.join(" · ")) };
        line(&mut text, format!("{} {arrow} {}", id(from), id(to)));
    }
    text.push_str("```\n");
    Ok(text)
}

/// A screen's key as Mermaid takes it for an id.
fn id(key: &str) -> String {
    key.replace('/', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_the_same_screens_are_one_arrow_and_untapped_ones_are_broken() {
        let printed = r#"{"ways":[
            {"from":"a/b","by":"go","to":"c"},{"from":"a/b","by":"run","to":"c"},{"from":"c","by":null,"to":"a/b"}]}"#;
        let text = document(printed.as_bytes()).expect("a map");
        for line in ["a_b[\"a/b\"]", "a_b -- go · run --> c", "c -.-> a_b"] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert!(document(b"no map").is_err());
    }
}
