//! What was measured, for the terminal and for the document.

use std::fmt::{self, Write as _};

use super::figures::{Goal, Spread, figure};

/// What belongs together: one heading.
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// What is measured, and how.
    pub how: String,
    /// The figures.
    pub lines: Vec<Line>,
    /// What is added behind the table.
    pub after: String,
}

/// One figure.
pub struct Line {
    /// What it is the figure of.
    pub what: String,
    /// The figure.
    pub spread: Spread,
    /// What stands behind it: `×`, ` %`.
    pub unit: &'static str,
    /// What it shall be.
    pub goal: Option<Goal>,
    /// Times or counts that it comes from: they are this machine's, and no claim.
    pub beside: String,
    /// Why a goal is missed and what was tried: said only when it is.
    pub reason: &'static str,
    /// A run in which the goal is missed fails.
    pub is_limit: bool,
}

impl Section {
    /// The figures that let the run fail.
    pub fn exceeded(&self) -> impl Iterator<Item = String> {
        let exceeded = self.lines.iter().filter(|line| line.is_limit && line.is_met() == Some(false));
        exceeded.map(|line| format!("{}: {}, {}", line.what, line.figure(), line.goal()))
    }
}

impl Line {
    /// A figure without a goal.
    pub fn new(what: impl Into<String>, spread: Spread, unit: &'static str, beside: String) -> Self {
        Self { what: what.into(), spread, unit, goal: None, beside, reason: "", is_limit: false }
    }

    /// The same with a goal, and what there is to say when it is missed.
    #[must_use]
    pub fn with_goal(self, goal: Goal, reason: &'static str) -> Self {
        Self { goal: Some(goal), reason, ..self }
    }

    /// The same with a goal without which a run fails, and what it means when it is missed.
    #[must_use]
    pub fn with_limit(self, goal: Goal, reason: &'static str) -> Self {
        Self { is_limit: true, ..self.with_goal(goal, reason) }
    }

    /// Whether the goal is met, where there is one.
    pub fn is_met(&self) -> Option<bool> {
        self.goal.map(|goal| goal.is_met(self.spread.median))
    }

    fn figure(&self) -> String {
        format!("{}{}", figure(self.spread.median), self.unit)
    }

    fn spread(&self) -> String {
        if self.spread.low.total_cmp(&self.spread.high).is_eq() {
            return String::new();
        }
        format!("{}–{}", figure(self.spread.low), figure(self.spread.high))
    }

    fn goal(&self) -> String {
        self.goal.map_or(String::new(), |goal| {
            format!("{goal}{}: {}", self.unit, if self.is_met() == Some(true) { "met" } else { "**missed**" })
        })
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}\n\n{}\n", self.title, self.how)?;
        writeln!(f, "| | figure | middle half | goal | beside it |\n|---|---|---|---|---|")?;
        for line in &self.lines {
            let (figure, spread, goal) = (line.figure(), line.spread(), line.goal());
            writeln!(f, "| {} | {figure} | {spread} | {goal} | {} |", line.what, line.beside)?;
        }
        for line in self.lines.iter().filter(|line| line.is_met() == Some(false)) {
            writeln!(f, "\n**{}.** {}", line.what, line.reason)?;
        }
        if !self.after.is_empty() {
            writeln!(f, "\n{}", self.after)?;
        }
        Ok(())
    }
}

/// The whole document.
pub fn document(sections: &[Section], rounds: u32, machine: &str, day: &str) -> String {
    let mut text = format!(
        "# Speed\n\nWritten by `cargo xtask bench` on {day}, on {machine}.\n\n\
         A figure is a ratio of what was measured side by side in one run: one round of each contender in turn, {rounds} \
         times, each round's ratio, the median of them. The middle half of the rounds lies in the span beside it. Times \
         stand beside a ratio only to show what it is made of: they are this machine's, with whatever else it did.\n"
    );
    for section in sections {
        // Writing to a string does not fail.
        let _ = write!(text, "\n{section}");
    }
    text
}

/// A document with these sections in the place of their older ones, each of which says that it was measured apart; one
/// that is new stands last.
pub fn with_sections(document: &str, sections: &[Section], rounds: u32, machine: &str, day: &str) -> String {
    let mut parts: Vec<String> = document.split("\n## ").map(str::to_owned).collect();
    for section in sections {
        let text = section.to_string();
        let body = text.trim_start_matches("## ").trim_end();
        let own =
            format!("{body}\n\nMeasured apart from the rest on {day}, on {machine}, in {rounds} rounds.\n");
        let heading = format!("{}\n", section.title);
        match parts.iter_mut().skip(1).find(|part| part.starts_with(&heading)) {
            Some(part) => *part = own,
            None => parts.push(own),
        }
    }
    parts.join("\n## ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(median: f64) -> Line {
        let spread = Spread { median, low: median - 0.1, high: median + 0.1 };
        Line::new("a write", spread, "×", "9 µs, 8 µs".into())
            .with_goal(Goal::AtMost(1.1), "The disk is slow.")
    }

    fn section(median: f64) -> String {
        let how = "Rows are written.".into();
        Section { title: "Rows", how, lines: vec![line(median)], after: String::new() }.to_string()
    }

    #[test]
    fn a_goal_that_is_missed_says_why_and_one_that_is_met_does_not() {
        let (met, missed) = (section(1.0), section(1.4));
        assert!(met.contains("| a write | 1.00× | 0.90–1.10 | ≤ 1.10×: met | 9 µs, 8 µs |"), "{met}");
        assert!(!met.contains("The disk is slow."));
        assert!(
            missed.contains("≤ 1.10×: **missed**") && missed.contains("**a write.** The disk is slow."),
            "{missed}"
        );
    }

    #[test]
    fn only_a_limit_that_is_missed_lets_a_run_fail() {
        let limited = |median| line(median).with_limit(Goal::AtMost(1.1), "All is looked at.");
        let lines = vec![line(1.4), limited(1.0), limited(1.2)];
        let section = Section { title: "Rows", how: String::new(), lines, after: String::new() };
        assert_eq!(section.exceeded().collect::<Vec<_>>(), ["a write: 1.20×, ≤ 1.10×: **missed**"]);
    }

    #[test]
    fn the_document_says_when_where_and_by_what_it_was_written() {
        let text = document(&[], 15, "2 processors", "2026-11-22");
        for words in ["cargo xtask bench", "2026-11-22", "2 processors", "15 times"] {
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn a_section_that_was_measured_apart_stands_in_its_place_and_the_others_stay() {
        let section =
            |title, how: &str| Section { title, how: how.into(), lines: Vec::new(), after: String::new() };
        let whole =
            document(&[section("Rows", "Old."), section("Size", "Kept.")], 15, "2 processors", "2026-11-22");
        let apart = [section("Rows", "New."), section("Keys", "Added.")];
        let text = with_sections(&whole, &apart, 9, "3 processors", "2026-11-30");
        let headings: Vec<_> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, ["# Speed", "## Rows", "## Size", "## Keys"]);
        assert!(text.contains("New.") && !text.contains("Old.") && text.contains("Kept."), "{text}");
        assert_eq!(
            text.matches("apart from the rest on 2026-11-30, on 3 processors, in 9 rounds").count(),
            2
        );
        assert_eq!(with_sections(&text, &apart, 9, "3 processors", "2026-11-30"), text);
    }
}
