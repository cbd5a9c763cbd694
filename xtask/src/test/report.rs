//! What came of a run.

use std::{fmt::Write, time::Duration};

use super::seconds;

/// What came of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every step ended well and in time.
    Passed,
    /// Every step did in the end, one of them when it was run again.
    PassedAgain(String),
    /// A step did not.
    Failed(String),
    /// It can't run here.
    Skipped(String),
}

/// The outcomes in the order of the plan.
#[derive(Default)]
pub struct Report {
    suites: Vec<(&'static str, Outcome, Duration)>,
}

impl Report {
    /// Adds a suite.
    pub fn add(&mut self, name: &'static str, outcome: Outcome, time: Duration) {
        self.suites.push((name, outcome, time));
    }

    /// Whether a suite is among those that passed.
    pub fn has_passed(&self, name: &str) -> bool {
        let passed = |outcome| matches!(outcome, &Outcome::Passed | Outcome::PassedAgain(_));
        self.suites.iter().any(|(known, outcome, _)| *known == name && passed(outcome))
    }

    /// One line a suite.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for (name, outcome, time) in &self.suites {
            let (word, reason) = match outcome {
                Outcome::Passed => ("passed", ""),
                Outcome::PassedAgain(reason) => ("UNSTEADY", reason.as_str()),
                Outcome::Failed(reason) => ("FAILED", reason.as_str()),
                Outcome::Skipped(reason) => ("SKIPPED", reason.as_str()),
            };
            let line = format!("  {name:<8} {word:<8} {:>9}  {reason}", seconds(*time));
            // Writing to a String does not fail.
            let _ = writeln!(table, "{}", line.trim_end());
        }
        table
    }

    /// `N passed, N failed, N skipped`; with `no_skip` a suite that can't run counts as failed. One that passed when it
    /// was run again is named as well.
    pub fn last_line(&self, no_skip: bool) -> String {
        let (passed, failed, skipped) = self.counts(no_skip);
        let unsteady =
            self.suites.iter().filter(|(_, outcome, _)| matches!(outcome, Outcome::PassedAgain(_)));
        let unsteady: Vec<_> = unsteady.map(|(name, ..)| *name).collect();
        let line = format!("{passed} passed, {failed} failed, {skipped} skipped");
        if unsteady.is_empty() { line } else { format!("{line}; unsteady: {}", unsteady.join(", ")) }
    }

    /// Whether nothing failed.
    pub fn passed(&self, no_skip: bool) -> bool {
        self.counts(no_skip).1 == 0
    }

    fn counts(&self, no_skip: bool) -> (usize, usize, usize) {
        let count =
            |is: fn(&Outcome) -> bool| self.suites.iter().filter(|(_, outcome, _)| is(outcome)).count();
        let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let passed = self.suites.len() - skipped - failed;
        if no_skip { (passed, failed + skipped, 0) } else { (passed, failed, skipped) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut report = Report::default();
        report.add("rust", Outcome::Passed, Duration::from_millis(61_250));
        report.add("web", Outcome::Skipped("no Chromium".into()), Duration::ZERO);
        report
    }

    #[test]
    fn a_skip_is_a_failure_only_when_asked_for() {
        assert_eq!(report().last_line(false), "1 passed, 0 failed, 1 skipped");
        assert!(report().passed(false));
        assert_eq!(report().last_line(true), "1 passed, 1 failed, 0 skipped");
        assert!(!report().passed(true));
    }

    #[test]
    fn only_what_passed_has_passed() {
        let report = report();
        assert!(report.has_passed("rust"));
        assert!(!report.has_passed("web") && !report.has_passed("swift"));
    }

    #[test]
    fn what_passes_when_it_is_run_again_has_passed_and_is_named() {
        let mut report = report();
        report.add("walks", Outcome::PassedAgain("cargo run: exit status: 1".into()), Duration::ZERO);
        assert!(report.has_passed("walks") && report.passed(false));
        assert_eq!(report.last_line(false), "2 passed, 0 failed, 1 skipped; unsteady: walks");
        let table = report.table();
        assert!(
            table.contains("walks    UNSTEADY") && table.contains("cargo run: exit status: 1"),
            "{table}"
        );
    }

    #[test]
    fn a_failure_fails_the_run() {
        let mut report = report();
        report.add("lint", Outcome::Failed("cargo clippy: exit status: 101".into()), Duration::ZERO);
        assert_eq!(report.last_line(false), "1 passed, 1 failed, 1 skipped");
        assert!(!report.passed(false));
        let table = report.table();
        assert!(table.contains("rust     passed      61.2 s\n"), "{table}");
        assert!(table.contains("lint     FAILED"), "{table}");
    }
}
