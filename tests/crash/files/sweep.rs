//! The process is struck at each of its calls, and what it kept is looked at.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use super::{JOURNEY, Kept, REFUSED, data, keeper::Keeper, run_process};
use crate::{
    judge::Wrong,
    lab::{Lab, LabError, phone_recording},
    point::{Found, Point, Recording, Strike},
    process::Tracing,
    report::Report,
    sweep::{Options, Outcome, Target, broken, is_hit, try_all},
};

/// How many runs are recorded; what all of them did, any other is expected to do.
const RECORDINGS: usize = 2;

/// Sweeps and reports.
///
/// # Errors
/// See [`LabError`]; what was found wrong is in the report.
pub fn run(lab: &Lab, options: &Options, interrupted: &AtomicBool) -> Result<Report, LabError> {
    let mut report = Report::new(JOURNEY);
    if let Some(point) = &options.point {
        let outcome = try_point(lab, point, 0);
        report.add(point.strike, 1, &[(point.clone(), outcome)]);
        return Ok(report);
    }
    let runs = (0..RECORDINGS).map(|run| record(&lab.make_folder(&format!("undisturbed-{run}"))?, None));
    let found = Recording::places(&runs.collect::<Result<Vec<_>, LabError>>()?)?;
    for strike in [Strike::Kill, Strike::NoSpace, Strike::IoError] {
        if !options.only.is_empty() && !options.only.contains(&strike) {
            continue;
        }
        let target = |found: &Found| Target {
            point: Point { strike, place: found.place.clone() },
            must_be_hit: found.always,
        };
        let targets: Vec<_> = found.iter().step_by(options.sample).map(target).collect();
        let outcomes = try_all(&targets, options.jobs, &report, interrupted, |point, number| {
            try_point(lab, point, number)
        });
        if interrupted.load(Ordering::Relaxed) {
            return Err(LabError::Interrupted);
        }
        report.add(strike, found.len(), &outcomes);
    }
    Ok(report)
}

/// Runs the process undisturbed and records what it does.
///
/// # Errors
/// See [`LabError`].
pub fn record(folder: &Path, planted: Option<&str>) -> Result<Recording, LabError> {
    let kept = run_process(folder, Tracing::Record, "record", planted)?;
    if kept.status.is_none_or(|status| !status.success()) {
        return Err(LabError::NotWalked(kept.said));
    }
    phone_recording(&folder.join("record.strace"), &data(folder))
}

/// Tries one point. What breaks the sweep itself is found wrong with the point.
fn try_point(lab: &Lab, point: &Point, number: usize) -> Outcome {
    let tried = lab.make_folder(&format!("{}-{number}", point.strike)).map_err(LabError::from);
    tried.and_then(|folder| strike(point, &folder)).unwrap_or_else(|error| broken(error.to_string()))
}

fn strike(point: &Point, folder: &Path) -> Result<Outcome, LabError> {
    let data = data(folder);
    let Kept { commits, status, said } = run_process(folder, Tracing::Strike(point, &data), "struck", None)?;
    let code = status.and_then(|status| status.code());
    let has_refused = code == Some(REFUSED.into());
    if !is_hit(point, &folder.join("struck.strace"))? {
        return Ok(Outcome { wrong: vec![Wrong::NotHit], ..Outcome::default() });
    }
    let mut wrong = Vec::new();
    if point.strike.leaves_it_running() && code != Some(0) && !has_refused {
        wrong.push(Wrong::Files(format!("the process ended with {status:?}: {said}")));
    }
    let checked = Keeper::new(&data).map_err(|error| error.to_string());
    if let Err(reason) = checked.and_then(|keeper| keeper.check(commits)) {
        wrong.push(Wrong::Files(reason));
    }
    if wrong.is_empty() {
        fs::remove_dir_all(folder)?;
    }
    Ok(Outcome { hit: true, said: has_refused, wrong, ..Outcome::default() })
}
