//! Rows of the sealed store against plain `SQLite` and `SQLCipher`.

use super::{
    Bench,
    contest::{Contender, Rounds, hold},
    figures::{Goal, Spread, time},
    report::{Line, Section},
};
use crate::error::Result;

const SEALED: &str = "sealed";
const PLAIN: &str = "plain";
const SQLCIPHER: &str = "SQLCipher";

/// Measures writing and reading.
///
/// # Errors
/// A contender gives no figure.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let mut lines: Vec<Option<Line>> = Vec::new();
    for place in bench.places() {
        let contenders = |command: (&'static str, u32)| {
            let programs = [
                (SEALED, bench.program("sealed", &place.folder)),
                (PLAIN, bench.program("plain", &place.folder)),
                (SQLCIPHER, bench.sqlcipher(&place.folder)),
            ];
            programs.map(|(name, program)| Contender { name, program, command, is_fresh: false })
        };
        let writes = hold(&contenders(("write", place.commits)), bench.rounds)?;
        let reads = hold(&contenders(("read", 20)), bench.rounds)?;
        let written = format!("a row committed {}", place.name);
        let read = format!("all rows read by a fresh connection {}", place.name);
        lines.extend([
            slower(&writes, &written).map(|line| line.with_goal(Goal::AtMost(1.10), WRITE)),
            faster(&writes, &written)
                .map(|line| if place.has_disk { line } else { line.with_goal(Goal::AtLeast(2.5), FASTER) }),
            slower(&reads, &read).map(|line| line.with_goal(Goal::AtMost(1.15), READ)),
            faster(&reads, &read),
        ]);
    }
    let lines = lines.into_iter().flatten().collect();
    Ok(Section { title: "Sealed rows", how: HOW.into(), lines, after: String::new() })
}

/// How many times as long it takes as in plain `SQLite`.
fn slower(rounds: &Rounds, what: &str) -> Option<Line> {
    let spread = Spread::of_ratios(rounds.get(SEALED)?, rounds.get(PLAIN)?)?;
    Some(Line::new(format!("{what}: time of sealed, to plain SQLite"), spread, "×", times(rounds)))
}

/// How many times as long it takes in `SQLCipher`.
fn faster(rounds: &Rounds, what: &str) -> Option<Line> {
    let spread = Spread::of_ratios(rounds.get(SQLCIPHER)?, rounds.get(SEALED)?)?;
    Some(Line::new(format!("{what}: time of SQLCipher, to sealed"), spread, "×", String::new()))
}

/// The medians of all contenders.
pub fn times(rounds: &Rounds) -> String {
    let each = rounds.iter().filter_map(|(name, rounds)| {
        Some(format!("{name} {}", time(Spread::of(rounds.iter().copied())?.median)))
    });
    each.collect::<Vec<_>>().join(", ")
}

const HOW: &str = "The sealed store as a phone has it (WAL, `synchronous=FULL`, an inventory in each commit), the same \
    table in plain SQLite with the same settings, and in SQLCipher under a raw key; 256 rows of 1 KiB, of which every byte \
    changes. Written: a row over its predecessor, in a transaction of its own. Read: every row by a fresh connection, \
    SQLite's page cache cold; the sealed store is opened as on a phone, its structure checked and each row held against the \
    inventory. On the disk the sync is most of a commit; in memory there is no disk, and what is left is the processor's \
    work.";
const WRITE: &str = "Done: the inventory lies in the row that a commit writes last and needs no page of its own, \
    rows are found by id and no longer spill onto a second page, the mark of a row is an HMAC of nonce and tag, \
    statements are planned once (ADR 3). On a disk the difference is lost in the sync. What is left is sealing 1 \
    KiB and its HMAC, the padding, which a plain row does not have, and the index in memory: only less sealing \
    would save it.";
const FASTER: &str = "SQLCipher seals a page as a whole, and its HMAC takes longer than AES; the machine's speed at either \
    decides how far it lies behind.";
const READ: &str = "The sealed store does three things that plain SQLite does not: it checks the file's structure \
    (`quick_check`), opens each value, and holds an HMAC of each against the inventory; none of them can go \
    without some damage being taken for data. It also reads the keyring and fills the index by name. Done: the \
    rows are read once, when the store is opened, and an HMAC covers nonce and tag instead of the whole value. The \
    goal fits reading a single row by its key, which this store never does: it has read all rows before the first \
    screen.";
