//! Keys that are pressed.

use super::{
    Bench,
    contest::{Contender, hold},
    empty,
    figures::{Spread, time},
    report::{Line, Section},
};
use crate::error::Result;

/// A picture of a screen that draws sixty times a second, in nanoseconds.
pub const FRAME: f64 = 1e9 / 60.0;

/// Measures `check_field` for whole texts, typed key by key.
///
/// # Errors
/// A contender gives no figure.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let folder = empty(bench.quiet(), "typing")?;
    let program = bench.program("typing", &folder);
    let contenders = ["phone", "name", "password"].map(|name| {
        let count = if name == "password" { 20 } else { 200 };
        Contender { name, program: program.clone(), command: (name, count), is_fresh: false }
    });
    let rounds = hold(&contenders, bench.rounds)?;
    let lines = contenders.iter().filter_map(|contender| {
        let times = rounds.get(contender.name)?;
        let share = Spread::of(times.iter().map(|time| 100.0 * time / FRAME))?;
        let beside = time(Spread::of(times.iter().copied())?.median);
        Some(Line::new(format!("a key in the field «{}»", contender.name), share, " % of a frame", beside))
    });
    let lines = lines.collect();
    Ok(Section { title: "Typing", how: HOW.into(), lines, after: String::new() })
}

const HOW: &str = "A whole phone number, surname and password are typed key by key, each key a call of `check_field` with \
    all that stands in the field: mask, verdict, repairs, rules, strength. A frame is a sixtieth of a second.";
