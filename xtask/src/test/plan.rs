//! What will run, what will be installed for it, and what can't run here.

use std::{collections::BTreeSet, fmt, time::Duration};

use super::suites::Suite;
use crate::{
    project::Project,
    tools::{Tool, debian::Debian, install::Prospect},
};

/// What the suites that run by default may take together, and what all may. Each has a budget that leaves room for a slow
/// machine; they do not all need it at once.
const SHORT_RUN: Duration = Duration::from_mins(45);
const WHOLE_RUN: Duration = Duration::from_mins(86);

/// The suites in their order, each with what stands in its way.
pub struct Plan {
    /// In the order in which they run.
    pub suites: Vec<Planned>,
}

/// One suite of a plan.
pub struct Planned {
    /// The suite.
    pub suite: &'static Suite,
    /// Whether it can run.
    pub readiness: Readiness,
}

/// Whether a suite can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Everything is there.
    Ready,
    /// Once these tools are put there by itself.
    AfterInstalling(BTreeSet<Tool>),
    /// Not here; what would enable it.
    Absent(Vec<String>),
}

impl Plan {
    /// Looks at the tools that the suites need.
    pub fn of(suites: &[&'static Suite], project: &Project, debian: Option<&Debian>) -> Self {
        let needed: BTreeSet<_> = suites.iter().flat_map(|suite| suite.needs).copied().collect();
        let prospects: Vec<_> =
            needed.into_iter().map(|tool| (tool, Prospect::of(tool, project, debian))).collect();
        let planned = |&suite: &&'static Suite| {
            let of_suite = prospects.iter().filter(|(tool, _)| suite.needs.contains(tool));
            Planned { suite, readiness: readiness(of_suite) }
        };
        Self { suites: suites.iter().map(planned).collect() }
    }

    /// Looks again; nothing more will be installed.
    pub fn after_installing(suites: &[&'static Suite], project: &Project) -> Self {
        Self::of(suites, project, None)
    }

    /// After this the run is over, with what is installed for it, whatever is left of its suites.
    pub fn longest(&self) -> Duration {
        if self.suites.iter().any(|planned| planned.suite.long) { WHOLE_RUN } else { SHORT_RUN }
    }

    /// The tools to install first.
    pub fn to_install(&self) -> BTreeSet<Tool> {
        let of_suite = |planned: &Planned| match &planned.readiness {
            Readiness::AfterInstalling(tools) => tools.clone(),
            Readiness::Ready | Readiness::Absent(_) => BTreeSet::new(),
        };
        self.suites.iter().flat_map(of_suite).collect()
    }
}

fn readiness<'a>(prospects: impl Iterator<Item = &'a (Tool, Prospect)>) -> Readiness {
    let mut to_install = BTreeSet::new();
    let mut absent = Vec::new();
    for (tool, prospect) in prospects {
        match prospect {
            Prospect::Ready => {}
            Prospect::WillInstall => {
                to_install.insert(*tool);
            }
            Prospect::Absent(remedy) => absent.push(format!("no {tool}; to enable: {remedy}")),
        }
    }
    match (absent.is_empty(), to_install.is_empty()) {
        (true, true) => Readiness::Ready,
        (true, false) => Readiness::AfterInstalling(to_install),
        (false, _) => Readiness::Absent(absent),
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = self.suites.iter().map(|planned| planned.suite.budget).sum();
        let minutes = self.longest().min(sum).as_secs() / 60;
        let count = self.suites.len();
        let noun = if count == 1 { "suite" } else { "suites" };
        writeln!(f, "Plan: {count} {noun}, at most {minutes} minutes")?;
        for Planned { suite, readiness } in &self.suites {
            writeln!(f, "  {:<8} {:>2} min  {}", suite.name, suite.budget.as_secs() / 60, suite.about)?;
            match readiness {
                Readiness::Ready => {}
                Readiness::AfterInstalling(tools) => {
                    let names: Vec<_> = tools.iter().map(ToString::to_string).collect();
                    writeln!(f, "{:18}will be installed first: {}", "", names.join(", "))?;
                }
                Readiness::Absent(reasons) => writeln!(f, "{:18}SKIPPED: {}", "", reasons.join("; "))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::suites;

    #[test]
    fn the_run_ends_within_what_the_design_allows() {
        let minutes = |long: bool| {
            let chosen = suites::ALL.iter().filter(|suite| long || !suite.long);
            let suites = chosen.map(|suite| Planned { suite, readiness: Readiness::Ready }).collect();
            Plan { suites }.longest().as_secs() / 60
        };
        assert!(minutes(false) <= 45, "the short suites may take {} minutes", minutes(false));
        assert!(minutes(true) <= 90, "all suites may take {} minutes", minutes(true));
    }

    #[test]
    fn one_absent_tool_is_enough_to_skip() {
        let prospects = [
            (Tool::Node, Prospect::WillInstall),
            (Tool::Chromium, Prospect::Absent("apt-get install chromium".into())),
        ];
        let Readiness::Absent(reasons) = readiness(prospects.iter()) else { panic!("must be skipped") };
        assert_eq!(reasons, ["no Chromium; to enable: apt-get install chromium"]);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let prospects = [(Tool::Node, Prospect::Ready), (Tool::Npm, Prospect::WillInstall)];
        assert_eq!(readiness(prospects.iter()), Readiness::AfterInstalling([Tool::Npm].into()));
        assert_eq!(readiness(prospects[..1].iter()), Readiness::Ready);
    }

    #[test]
    fn the_plan_says_what_is_skipped_and_what_would_enable_it() {
        let suite = &super::super::suites::ALL[0];
        let readiness = Readiness::Absent(vec!["no Maven; to enable: apt-get install maven".into()]);
        let plan = Plan { suites: vec![Planned { suite, readiness }] };
        let text = plan.to_string();
        assert!(
            text.contains(suite.name) && text.contains("SKIPPED: no Maven; to enable: apt-get install maven")
        );
        assert!(plan.to_install().is_empty());
    }
}
