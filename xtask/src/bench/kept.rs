//! Phones that keep much beside those that keep little.

use std::path::Path;

use super::{
    Bench,
    contest::{Contender, Rounds, hold},
    empty,
    figures::{Goal, Spread, figure, time},
    report::{Line, Section},
};
use crate::error::Result;

const FEW: &str = "few";
const MANY: &str = "many";

/// An event with much that is kept, to the same with little.
const EVENT: Goal = Goal::AtMost(1.3);
/// Opening, in time and in memory.
const OPENING: Goal = Goal::AtMost(1.5);

/// How a figure of one side is told.
type Told = fn(f64) -> String;

/// Measures events and opening.
///
/// # Errors
/// A contender gives no figure.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let mut lines = Vec::new();
    let events = [
        prepared(bench, bench.quiet(), FEW, "events", &["--entries", "5", "--drafts", "5"])?,
        prepared(bench, bench.quiet(), MANY, "events", &["--entries", "5000", "--drafts", "5000"])?,
    ];
    for (command, what) in [("tap", "a tap"), ("key", "a key that is drafted"), ("answer", "an answer")] {
        let told = events.clone().map(|side| Contender { command: (command, 100), ..side });
        let what = format!("{what} with 10 000 rows, to 10");
        let line = ratio(&hold(&told, bench.rounds)?, what, time);
        lines.extend(line.map(|line| line.with_limit(EVENT, EXCEEDED)));
    }
    let opened = [
        prepared(bench, &bench.folder.0, FEW, "opened", &["--entries", "50"])?,
        prepared(bench, &bench.folder.0, MANY, "opened", &["--entries", "10000", "--megabytes", "200"])?,
    ];
    let figures: [(_, _, Told); 2] = [
        ("open", "open to the first screen", time),
        ("memory", "the most memory while it is opened", |bytes| format!("{} MB", figure(bytes / 1e6))),
    ];
    for (command, what, tell) in figures {
        let told = opened.clone().map(|side| Contender { command: (command, 1), is_fresh: true, ..side });
        let what = format!("{what} with 10 000 rows and 200 MB of files, to 50 and none");
        let line = ratio(&hold(&told, bench.rounds.max(30))?, what, tell);
        lines.extend(line.map(|line| line.with_limit(OPENING, EXCEEDED)));
    }
    Ok(Section { title: "What is kept", how: HOW.into(), lines, after: String::new() })
}

/// A phone with a folder of its own, which is not told yet what to do.
fn prepared(
    bench: &Bench<'_>,
    place: &Path,
    name: &'static str,
    contender: &str,
    amount: &[&str],
) -> Result<Contender> {
    let folder = empty(place, &format!("{contender}-{name}"))?;
    let program = bench.program(contender, &folder).args(amount);
    Ok(Contender { name, program, command: ("", 1), is_fresh: false })
}

fn ratio(rounds: &Rounds, what: String, tell: Told) -> Option<Line> {
    let (few, many) = (rounds.get(FEW)?, rounds.get(MANY)?);
    let median = |rounds: &[f64]| Spread::of(rounds.iter().copied()).map(|spread| tell(spread.median));
    let beside = format!("{FEW} {}, {MANY} {}", median(few)?, median(many)?);
    Some(Line::new(what, Spread::of_ratios(many, few)?, "×", beside))
}

const HOW: &str = "Two phones that differ in nothing but what they keep. An event is one turn with its commit, in memory and \
    without threads: asking for a code under another number each time, hearing that it is sent, text in the field of the \
    number; half of the rows are entries of the ledger, half are drafts of other fields. Opening is from `Kabinet::open` \
    until the observer has the home screen, on the disk, each round in a new process; the rows are entries of the ledger, \
    the files lie where the sealed ones do. Memory is the most that the process has had at once.";
const EXCEEDED: &str =
    "Something that is done at each event, or before the first screen, looks at all that is kept.";
