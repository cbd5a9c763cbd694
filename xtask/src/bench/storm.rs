//! Walks a second in a storm, as the storms' own suite tells them.

use super::{
    Bench,
    figures::Spread,
    report::{Line, Section},
};
use crate::{
    error::{Error, Result},
    project::{TEST_FEATURES, cargo},
    run::Invocation,
};

const TEST: &str = "whatever_happens_a_person_comes_to_the_end_and_nothing_is_lost";

/// Lets a storm blow.
///
/// # Errors
/// A walk fails, or the suite tells no figures.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let printed = Invocation::new(cargo(), &bench.project.root)
        .args(["test", "--quiet", "--workspace", "--features", TEST_FEATURES, "--test", "storms", "--"])
        .args([TEST, "--exact", "--nocapture"])
        .env("KABINET_STORMS", "400")
        .output()?;
    let printed = String::from_utf8_lossy(&printed);
    let unread = || Error::NotPassed(format!("the storms tell no figures:\n{printed}"));
    let told = printed.lines().rev().find_map(Told::read).ok_or_else(unread)?;
    let lines = [Spread::of([told.times_life / 1e6]).map(|spread| {
        let beside = format!("{} walks a second on all processors", told.a_second);
        Line::new("virtual time in a storm, to real time", spread, " million ×", beside)
    })];
    let how = "Seeded walks of the whole core against the portal stand-in in all weathers, as `cargo test -p \
               kabinet-tests --test storms` takes them, in the profile of tests.";
    Ok(Section {
        title: "Storms",
        how: how.into(),
        lines: lines.into_iter().flatten().collect(),
        after: String::new(),
    })
}

/// What the last line of a storm tells.
#[derive(Debug, PartialEq)]
struct Told {
    a_second: f64,
    times_life: f64,
}

impl Told {
    fn read(line: &str) -> Option<Self> {
        let words: Vec<_> = line.split_whitespace().collect();
        let before = |ending: &[&str]| {
            let at = words.windows(ending.len()).position(|window| window == ending)?;
            words.get(at.checked_sub(1)?)?.parse::<f64>().ok()
        };
        Some(Self { a_second: before(&["a", "second;"])?, times_life: before(&["times", "as", "fast"])? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tally_of_a_storm_is_read() {
        let line = "Memory: 400 walks, 120 a second; a walk has 41 steps, 9.3 faults, 30 requests, 33 commits; 1210 \
                    virtual hours, 1306800 times as fast as life; 25 walked twice and the same; 0 failed";
        assert_eq!(Told::read(line), Some(Told { a_second: 120.0, times_life: 1_306_800.0 }));
        assert_eq!(Told::read("test result: ok. 1 passed"), None);
    }
}
