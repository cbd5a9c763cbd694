//! Benches that are written in Kotlin: run by Maven, they leave their figures in a file.

use std::{collections::BTreeMap, path::Path};

use super::{Bench, empty, figures::Spread};
use crate::{
    bindings,
    error::{Error, Result},
    kotlin_classes::KEPT,
    project,
    run::Invocation,
    tools::Tool,
};

/// Where a bench writes its figures, in the folder that it is given.
const FIGURES: &str = "figures";

/// The nanoseconds of every contender's rounds, in order.
pub struct Rounds(BTreeMap<String, Vec<f64>>);

/// Lets the class of that name in a module of `android/` measure.
///
/// # Errors
/// A tool is missing, the bindings can't be written, or there are no figures.
pub fn measure(bench: &Bench<'_>, tools: &[Tool], module: &str, class: &str) -> Result<Rounds> {
    for tool in [Tool::Java, Tool::Maven].iter().chain(tools) {
        tool.require(bench.project)?;
    }
    bindings::run(bench.project, bindings::Options::default())?;
    let folder = empty(bench.quiet(), class)?;
    let property = |name: &str, value: &Path| format!("-Dkabinet.{name}={}", value.display());
    Invocation::new("mvn", bench.project.path("android"))
        .args(["--quiet", "test", "--projects", module, "--also-make", KEPT])
        .args([&format!("-Dtest={class}"), "-Dsurefire.failIfNoSpecifiedTests=false"])
        .arg(property("artifacts", &bench.artifacts()))
        .arg(property("project", &bench.project.root))
        .arg(property("bench.folder", &folder))
        .arg(format!("-Dkabinet.bench.rounds={}", bench.rounds))
        .run()?;
    let path = folder.join(FIGURES);
    Rounds::read(&project::read(&path)?).ok_or_else(|| Error::content(&path, "no figures"))
}

impl Rounds {
    /// The rounds of one contender.
    pub fn of(&self, name: &str) -> Option<&[f64]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// The median of one contender's rounds.
    pub fn median(&self, name: &str) -> Option<f64> {
        Spread::of(self.of(name)?.iter().copied()).map(|spread| spread.median)
    }

    /// One contender a line: its name of two words, then its rounds.
    pub fn read(figures: &str) -> Option<Self> {
        let line = |line: &str| {
            let mut words = line.split(' ');
            let name = format!("{} {}", words.next()?, words.next()?);
            let rounds: Option<Vec<f64>> = words.map(|word| word.parse().ok()).collect();
            Some((name, rounds.filter(|rounds| !rounds.is_empty())?))
        };
        figures.lines().map(line).collect::<Option<_>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_kotlin_are_read() {
        let rounds = Rounds::read("dispatch direct 1.5 2.0\ndispatch JNA 3.0 4.5\n").expect("figures");
        assert_eq!(rounds.of("dispatch JNA"), Some(&[3.0, 4.5][..]));
        assert_eq!(rounds.median("dispatch direct"), Some(1.75));
        assert_eq!(rounds.median("check JNA"), None);
        for unfit in ["dispatch direct\n", "dispatch direct x\n", "dispatch\n"] {
            assert!(Rounds::read(unfit).is_none(), "{unfit}");
        }
    }
}
