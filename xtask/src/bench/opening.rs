//! The phone is switched on.

use super::{
    Bench,
    contest::{Contender, hold},
    empty,
    figures::{Goal, Spread},
    report::{Line, Section},
    rows::times,
};
use crate::error::Result;

/// Measures from the shell's call to the first screen of what is stored.
///
/// # Errors
/// A contender gives no figure.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let folder = empty(&bench.folder.0, "opening")?;
    let contender = |name, what| {
        let program = bench.program("opening", &folder);
        Contender { name, program, command: (what, 1), is_fresh: true }
    };
    let contenders =
        [contender("core", "core"), contender("store alone", "store"), contender("plain SQLite", "plain")];
    let rounds = hold(&contenders, bench.rounds.max(30))?;
    let of = |name: &str| rounds.get(name).map_or(&[] as &[f64], Vec::as_slice);
    let ratio = |name| Spread::of_ratios(of(name), of("plain SQLite"));
    let milliseconds = Spread::of(of("core").iter().map(|time| time / 1e6));
    let lines = [
        ratio("core").map(|spread| {
            let what = "open to the first screen, to plain SQLite's open and first row";
            Line::new(what, spread, "×", times(&rounds)).with_goal(Goal::AtMost(1.5), MISSED)
        }),
        milliseconds.map(|spread| {
            let line = Line::new("open to the first screen", spread, " ms", String::new());
            line.with_goal(Goal::AtMost(2.0), MISSED)
        }),
        ratio("store alone").map(|spread| {
            let what = "of it: the store opened and read, to plain SQLite's open and first row";
            Line::new(what, spread, "×", String::new())
        }),
    ];
    Ok(Section {
        title: "Opening",
        how: HOW.into(),
        lines: lines.into_iter().flatten().collect(),
        after: String::new(),
    })
}

const HOW: &str = "From `Kabinet::open` until the observer has the home screen of a person who has registered; each round \
    in a new process, on the disk, with its files in the system's cache. Plain SQLite opens a database of the same rows \
    and reads the first.";
const MISSED: &str = "The store alone is what can be held against SQLite: lock, structure check, key from the vault and all \
    rows opened, not the first only. The rest of the first screen is done once in a process: reading the catalogue of \
    words, building the HTTP client, starting and waking two threads. Nothing of it waits for the network or syncs the \
    disk. Done: rows are read once, SQLite has no extensions to set up. Not done: building the client only when the first \
    request leaves, which would save little and tell of a TLS that can't be set up later.";
