//! What the boundary costs a shell: taps and keys through JNA, and by Rust itself.

use super::{
    Bench,
    figures::{Spread, time},
    jvm,
    report::{Line, Section},
    typing::FRAME,
};
use crate::error::Result;

/// Lets Kotlin measure both sides in turn.
///
/// # Errors
/// Java or Maven is missing, the bindings can't be written, or there are no figures.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let rounds = jvm::measure(bench, &[], "bindings", "SpeedBench")?;
    let line = |what: &str, command: &str| {
        let [direct, jna] = [format!("{command} direct"), format!("{command} JNA")];
        let (of_direct, of_jna) = (rounds.median(&direct)?, rounds.median(&jna)?);
        let beside = format!(
            "JNA {} ({:.2} % of a frame), Rust {}",
            time(of_jna),
            100.0 * of_jna / FRAME,
            time(of_direct)
        );
        Some(Line::new(what, Spread::of_ratios(rounds.of(&jna)?, rounds.of(&direct)?)?, "×", beside))
    };
    let lines = [
        line("a tap until the next screen is with the observer: through JNA, to Rust alone", "dispatch"),
        line("a key in the field of the phone number: through JNA, to Rust alone", "check"),
    ];
    Ok(Section {
        title: "The boundary",
        how: HOW.into(),
        lines: lines.into_iter().flatten().collect(),
        after: String::new(),
    })
}

const HOW: &str = "The same taps and keys from Kotlin on the JVM, through the generated bindings and JNA, and by Rust in a \
    process beside it, with the same build of the core. A tap goes the whole way: taken, written (in memory, so that no \
    disk hides the rest), drawn, and brought to the observer.";
