//! What the boundary costs a shell: taps and keys through JNA, and by Rust itself.

use std::collections::BTreeMap;

use super::{
    Bench, empty,
    figures::{Spread, time},
    report::{Line, Section},
    typing::FRAME,
};
use crate::{
    bindings,
    error::{Error, Result},
    project,
    run::Invocation,
    tools::Tool,
};

/// Where the Kotlin side writes its figures, in the folder that it is given.
const FIGURES: &str = "figures";

/// Lets Kotlin measure both sides in turn.
///
/// # Errors
/// Java or Maven is missing, the bindings can't be written, or there are no figures.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    for tool in [Tool::Java, Tool::Maven] {
        tool.require(bench.project)?;
    }
    bindings::run(bench.project, bindings::Options::default())?;
    let folder = empty(bench.quiet(), "kotlin")?;
    let property = |name: &str, value: &std::path::Path| format!("-Dkabinet.{name}={}", value.display());
    Invocation::new("mvn", bench.project.path("android"))
        .args(["--quiet", "test", "-Dtest=SpeedBench", "-Dsurefire.failIfNoSpecifiedTests=false"])
        .arg(property("artifacts", &bench.artifacts()))
        .arg(property("project", &bench.project.root))
        .arg(property("bench.folder", &folder))
        .arg(format!("-Dkabinet.bench.rounds={}", bench.rounds))
        .run()?;
    let path = folder.join(FIGURES);
    let rounds = read(&project::read(&path)?).ok_or_else(|| Error::content(&path, "no figures"))?;
    let line = |what: &str, command: &str| {
        let (direct, jna) =
            (rounds.get(&format!("{command} direct"))?, rounds.get(&format!("{command} JNA"))?);
        let median = |times: &[f64]| Spread::of(times.iter().copied()).map(|spread| spread.median);
        let (of_direct, of_jna) = (median(direct)?, median(jna)?);
        let beside = format!(
            "JNA {} ({:.2} % of a frame), Rust {}",
            time(of_jna),
            100.0 * of_jna / FRAME,
            time(of_direct)
        );
        Some(Line::new(what, Spread::of_ratios(jna, direct)?, "×", beside))
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

/// One contender a line: its name of two words, then its rounds.
fn read(figures: &str) -> Option<BTreeMap<String, Vec<f64>>> {
    let line = |line: &str| {
        let mut words = line.split(' ');
        let name = format!("{} {}", words.next()?, words.next()?);
        let rounds: Option<Vec<f64>> = words.map(|word| word.parse().ok()).collect();
        Some((name, rounds.filter(|rounds| !rounds.is_empty())?))
    };
    figures.lines().map(line).collect()
}

const HOW: &str = "The same taps and keys from Kotlin on the JVM, through the generated bindings and JNA, and by Rust in a \
    process beside it, with the same build of the core. A tap goes the whole way: taken, written (in memory, so that no \
    disk hides the rest), drawn, and brought to the observer.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_kotlin_are_read() {
        let rounds = read("dispatch direct 1.5 2.0\ndispatch JNA 3.0 4.5\n").expect("figures");
        assert_eq!(rounds["dispatch JNA"], [3.0, 4.5]);
        for unfit in ["dispatch direct\n", "dispatch direct x\n", "dispatch\n"] {
            assert_eq!(read(unfit), None, "{unfit}");
        }
    }
}
