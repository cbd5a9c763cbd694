//! `cargo xtask test`: says what it will do, does it, and says what came of it.

mod plan;
mod report;
mod suites;

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    error::{Error, Result},
    project::Project,
    run::{Ending, Invocation, Watcher, tail},
    tools::{debian::Debian, install},
};
use plan::{Plan, Planned, Readiness};
use report::{Outcome, Report};
use suites::Suite;

const TAIL_OF_A_FAILURE: usize = 80;

/// What of the tests to run.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Options {
    /// Run the long suites too
    #[arg(long)]
    all: bool,
    /// Count a suite that can't run here as failed
    #[arg(long)]
    no_skip: bool,
    /// Run only these suites
    #[arg(long, value_name = "SUITE", num_args = 1.., value_delimiter = ',')]
    only: Vec<String>,
    /// Print the plan and stop
    #[arg(long)]
    list: bool,
}

/// Runs the suites that `options` ask for.
///
/// # Errors
/// A suite failed or, with `--no-skip`, can't run here; an unknown suite was named; Ctrl+C was pressed.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let began = Instant::now();
    let chosen = choose(options)?;
    let debian = Debian::as_root();
    let mut plan = Plan::of(&chosen, project, debian.as_ref());
    say!("{}", plan.to_string().trim_end());
    if options.list {
        return Ok(());
    }
    let watcher = Watcher::new()?;
    if let (Some(debian), missing) = (&debian, plan.to_install())
        && !missing.is_empty()
    {
        match install::install(&missing, project, debian, &watcher) {
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(failure) => say!("    {failure}"),
            Ok(()) => {}
        }
        plan = Plan::after_installing(&chosen, project);
    }
    let report = carry_out(&plan, project, &watcher, began + plan.longest())?;
    say!("{}", report.table().trim_end());
    say!("{}", report.last_line(options.no_skip));
    if report.passed(options.no_skip) {
        return Ok(());
    }
    Err(Error::NotPassed(String::new()))
}

fn choose(options: &Options) -> Result<Vec<&'static Suite>> {
    if options.only.is_empty() {
        return Ok(suites::ALL.iter().filter(|suite| options.all || !suite.long).collect());
    }
    let names: BTreeSet<_> = options.only.iter().map(String::as_str).collect();
    let is_known = |name: &&str| suites::ALL.iter().any(|suite| suite.name == *name);
    if names.iter().all(is_known) {
        let is_named = |suite: &Suite| names.contains(suite.name);
        let needs_build = suites::ALL.iter().any(|suite| is_named(suite) && suite.built);
        let is_chosen = |suite: &&Suite| is_named(suite) || (needs_build && suite.name == suites::BUILD);
        return Ok(suites::ALL.iter().filter(is_chosen).collect());
    }
    let known: Vec<_> = suites::ALL.iter().map(|suite| suite.name).collect();
    Err(Error::NotPassed(format!("an unknown suite is named; there are: {}", known.join(", "))))
}

fn carry_out(plan: &Plan, project: &Project, watcher: &Watcher, end: Instant) -> Result<Report> {
    let logs = project.target.join("xtask");
    fs::create_dir_all(&logs).map_err(Error::file(&logs))?;
    let mut report = Report::default();
    for (number, planned) in plan.suites.iter().enumerate() {
        say!("\n[{}/{}] {}", number + 1, plan.suites.len(), planned.suite.name);
        let started = Instant::now();
        let outcome = match &planned.readiness {
            Readiness::Absent(reasons) => {
                let reason = reasons.join("; ");
                say!("    SKIPPED: {reason}");
                Outcome::Skipped(reason)
            }
            _ if planned.suite.built && !report.has_passed(suites::BUILD) => {
                say!("    FAILED: nothing to run, for it was not built");
                Outcome::Failed("not built".into())
            }
            Readiness::Ready | Readiness::AfterInstalling(_) => run_suite(planned, project, watcher, end)?,
        };
        report.add(planned.suite.name, outcome, started.elapsed());
    }
    say!();
    Ok(report)
}

fn run_suite(planned: &Planned, project: &Project, watcher: &Watcher, end: Instant) -> Result<Outcome> {
    let suite = planned.suite;
    let log = project.target.join(format!("xtask/{}.log", suite.name));
    fs::write(&log, "").map_err(Error::file(&log))?;
    let own = Instant::now() + suite.budget;
    let limit = if own <= end {
        Limit { at: own, words: format!("its {} min", suite.budget.as_secs() / 60) }
    } else {
        Limit { at: end, words: "the time of the whole run".into() }
    };
    let mut failed_first = None;
    for step in (suite.steps)(project) {
        let Some(reason) = run_step(&step, &limit, &log, watcher)? else { continue };
        if !suite.second_try || Instant::now() >= limit.at {
            return Ok(Outcome::Failed(reason));
        }
        say!("    once more, to see whether it is unsteady");
        if let Some(reason) = run_step(&step, &limit, &log, watcher)? {
            return Ok(Outcome::Failed(reason));
        }
        failed_first = Some(reason);
    }
    Ok(failed_first.map_or(Outcome::Passed, Outcome::PassedAgain))
}

/// When a suite is killed, and after what.
struct Limit {
    at: Instant,
    words: String,
}

/// Why a step failed; `None` when it did not.
fn run_step(step: &Invocation, limit: &Limit, log: &Path, watcher: &Watcher) -> Result<Option<String>> {
    let started = Instant::now();
    say!("    {step}");
    let ending = match watcher.watch(step, limit.at, log) {
        Ok(ending) => ending,
        Err(Error::Interrupted) => return Err(Error::Interrupted),
        Err(failure) => {
            say!("    FAILED: {failure}");
            return Ok(Some(failure.to_string()));
        }
    };
    let reason = match ending {
        Ending::Passed => {
            say!("      ok {}", seconds(started.elapsed()));
            return Ok(None);
        }
        Ending::Failed(status) => format!("{step}: {status}"),
        Ending::OverBudget => format!("{step}: killed after {}", limit.words),
    };
    say!("{}", tail(log, TAIL_OF_A_FAILURE));
    say!("    FAILED: {reason}\n    whole log: {}", log.display());
    Ok(Some(reason))
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &Options) -> Vec<&'static str> {
        choose(options).expect("known suites").iter().map(|suite| suite.name).collect()
    }

    #[test]
    fn long_suites_run_only_when_asked_for() {
        let short = names(&Options::default());
        let all = names(&Options { all: true, ..Options::default() });
        assert!(short.len() < all.len());
        assert_eq!(all.len(), suites::ALL.len());
        let long = suites::ALL.iter().find(|suite| suite.long && !suite.built).expect("a long suite").name;
        assert_eq!(names(&Options { only: vec![long.into()], ..Options::default() }), [long]);
    }

    #[test]
    fn a_suite_that_needs_the_build_brings_it_along() {
        assert_eq!(
            names(&Options { only: vec!["kotlin".into()], ..Options::default() }),
            ["build", "kotlin"]
        );
        assert_eq!(names(&Options { only: vec!["format".into()], ..Options::default() }), ["format"]);
    }

    #[test]
    fn the_build_comes_before_all_that_use_it() {
        let build = suites::ALL.iter().position(|suite| suite.name == suites::BUILD).expect("the build");
        assert!(suites::ALL.iter().position(|suite| suite.built).expect("a user") > build);
    }

    #[test]
    fn an_unknown_suite_is_an_error_that_lists_the_known_ones() {
        let failure = choose(&Options { only: vec!["kotlin".into(), "cobol".into()], ..Options::default() });
        let text = failure.expect_err("unknown").to_string();
        assert!(text.contains("kotlin") && text.contains("swift"), "{text}");
    }

    static SLOW: Suite = Suite {
        name: "slow",
        about: "waits",
        budget: Duration::from_mins(5),
        long: false,
        built: false,
        second_try: true,
        needs: &[],
        steps: |project| vec![Invocation::new("sleep", &project.root).args(["600"])],
    };

    #[test]
    fn the_whole_run_ends_a_suite_that_has_time_left_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let (root, target, cache) = (folder.path().into(), folder.path().into(), folder.path().into());
        let project = Project { root, target, cache };
        fs::create_dir_all(folder.path().join("xtask")).expect("a folder for logs");
        let planned = Planned { suite: &SLOW, readiness: Readiness::Ready };
        let watcher = Watcher::new().expect("a watcher");
        let outcome = run_suite(&planned, &project, &watcher, Instant::now()).expect("an outcome");
        let Outcome::Failed(reason) = outcome else { panic!("it passed") };
        assert!(reason.ends_with("killed after the time of the whole run"), "{reason}");
    }
}
