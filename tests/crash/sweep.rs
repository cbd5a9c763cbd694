//! The sweep: strikes at every call that changes a file, one after another, each in a run of its own.

use std::{
    collections::BTreeMap,
    fs, io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use mock_server::console::people::wire::PersonShown;

use crate::{
    judge::{Kept, Undisturbed, Which, Wrong, not_arrived},
    lab::{self, Lab, LabError, record_phone},
    point::{Found, Point, Recording, Strike},
    portal::RunningPortal,
    process::Tracing,
    report::Report,
    strace::{Ended, Log},
    walk::Walked,
};

/// How many runs are recorded; what all of them did, any other is expected to do sooner or later.
const RECORDINGS: usize = 4;
/// How many runs a call that is not made is waited for: a run may do a little less than the recorded ones.
const MOST_RUNS: usize = 10;
/// Walks that are struck wait for each other's portal now and then, those beside a portal that is struck most of the
/// time, and so do those on a full disk: the phone shows for a moment that it tries once more.
const WALKS_PER_JOB: usize = 2;
const WAITS_PER_JOB: usize = 6;

/// What is swept.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only these strikes; none named is all.
    pub only: Vec<Strike>,
    /// Only every k-th point.
    pub sample: usize,
    /// Only this point.
    pub point: Option<Point>,
    /// How many points at a time.
    pub jobs: usize,
}

/// What is tried.
pub struct Target {
    /// Where, and what is done there.
    pub point: Point,
    /// Whether it is wrong when no run comes to it.
    pub must_be_hit: bool,
}

/// What came of a strike.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The citizen's number.
    pub phone: String,
    /// Whether the call was made, and struck. When it was not and nothing is wrong, no run came to it any more.
    pub hit: bool,
    /// Whether the phone said that something could not be kept.
    pub said: bool,
    /// What was wrong.
    pub wrong: Vec<Wrong>,
}

/// The stage on which points are tried: what does not change from one to the next.
struct Stage<'a> {
    lab: &'a Lab,
    undisturbed: &'a Undisturbed,
    /// The portal of all phones that are struck.
    portal: &'a RunningPortal,
    link: &'a str,
    interrupted: &'a AtomicBool,
}

/// Sweeps a journey and reports.
///
/// # Errors
/// See [`LabError`]; what was found wrong is in the report.
pub fn run(lab: &Lab, options: &Options, interrupted: &AtomicBool) -> Result<Report, LabError> {
    let folder = lab.make_folder("undisturbed")?;
    let process = lab.portal(&folder);
    let portal = process.start_for_many()?;
    let link =
        portal.link().ok_or_else(|| LabError::NotWalked("the portal does not start".into()))?.to_owned();
    let record = |run: usize| -> Result<_, LabError> {
        let folder = lab.make_folder(&format!("undisturbed/{run}"))?;
        let walk = lab.walk(&folder, &link);
        Ok((record_phone(&folder, &walk)?, walk.phone))
    };
    let (first, phone) = record(0)?;
    let undisturbed = lab::undisturbed(&first.walked, &phone, &portal)?;

    let mut report = Report::new(&lab.journey);
    let stage = Stage { lab, undisturbed: &undisturbed, portal: &portal, link: &link, interrupted };
    if let Some(point) = &options.point {
        let target = Target { point: point.clone(), must_be_hit: true };
        let outcomes = stage.try_all(&[target], 1, &report);
        report.add(point.strike, 1, &settle(&undisturbed, &portal, outcomes)?);
        return Ok(report);
    }
    let mut phones = vec![first.recording];
    for run in 1..RECORDINGS {
        phones.push(record(run)?.0.recording);
    }
    for strike in Strike::ALL {
        if !options.only.is_empty() && !options.only.contains(&strike) {
            continue;
        }
        let found = match strike {
            Strike::KillPortal => record_portals(lab)?,
            _ => Recording::places(&phones)?,
        };
        let sample = found.iter().step_by(options.sample);
        let targets: Vec<_> = sample
            .map(|found| Target {
                point: Point { strike, place: found.place.clone() },
                must_be_hit: found.always,
            })
            .collect();
        let at_once = match strike {
            Strike::KillPortal | Strike::NoSpace => WAITS_PER_JOB,
            Strike::Kill | Strike::IoError => WALKS_PER_JOB,
        };
        let outcomes = stage.try_all(&targets, options.jobs * at_once, &report);
        if interrupted.load(Ordering::Relaxed) {
            return Err(LabError::Interrupted);
        }
        report.add(strike, found.len(), &settle(&undisturbed, &portal, outcomes)?);
    }
    Ok(report)
}

/// Where a portal can be struck.
fn record_portals(lab: &Lab) -> Result<Vec<Found>, LabError> {
    let portals = (0..RECORDINGS)
        .map(|run| Ok(lab.record_portal(&lab.make_folder(&format!("portal-{run}"))?)?.recording))
        .collect::<Result<Vec<_>, LabError>>()?;
    Ok(Recording::places(&portals)?)
}

/// Judges the accounts, which are asked for once: the portal of the phones lists everybody.
fn settle(
    undisturbed: &Undisturbed,
    portal: &RunningPortal,
    mut outcomes: Vec<(Point, Outcome)>,
) -> io::Result<Vec<(Point, Outcome)>> {
    let people = portal.people()?;
    let mut by_phone: BTreeMap<&str, Vec<&PersonShown>> = BTreeMap::new();
    for person in &people {
        if let Some(phone) = person.phone.as_deref() {
            by_phone.entry(phone).or_default().push(person);
        }
    }
    for (point, outcome) in &mut outcomes {
        // A portal that was struck had but this one citizen, and is judged where it ran.
        if point.strike != Strike::KillPortal && outcome.hit {
            let found = by_phone.get(outcome.phone.as_str()).map_or(&[][..], Vec::as_slice);
            outcome.wrong.extend(undisturbed.judge_people(found));
        }
    }
    Ok(outcomes)
}

/// Tries targets, some at a time; stops early when interrupted.
pub fn try_all(
    targets: &[Target],
    jobs: usize,
    report: &Report,
    interrupted: &AtomicBool,
    try_point: impl Fn(&Point, usize) -> Outcome + Sync,
) -> Vec<(Point, Outcome)> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..jobs.min(targets.len()) {
            scope.spawn(|| {
                while !interrupted.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(Target { point, must_be_hit }) = targets.get(number) else { break };
                    let mut outcome = try_point(point, number);
                    if !must_be_hit {
                        outcome.wrong.retain(|wrong| *wrong != Wrong::NotHit);
                    }
                    let mut outcomes = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
                    report.progress(point, &outcome, outcomes.len() + 1, targets.len(), started.elapsed());
                    outcomes.push((number, outcome));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by_key(|(number, _)| *number);
    outcomes.into_iter().map(|(number, outcome)| (targets[number].point.clone(), outcome)).collect()
}

impl Stage<'_> {
    fn try_all(&self, targets: &[Target], jobs: usize, report: &Report) -> Vec<(Point, Outcome)> {
        try_all(targets, jobs, report, self.interrupted, |point, number| self.try_point(point, number))
    }

    /// Tries one point. What breaks the sweep itself is found wrong with the point.
    fn try_point(&self, point: &Point, number: usize) -> Outcome {
        let mut outcome = Outcome::default();
        for run in 0..MOST_RUNS {
            let name = format!("{}-{number}-{run}", point.strike);
            let tried = catch_unwind(AssertUnwindSafe(|| {
                let folder = self.lab.make_folder(&name)?;
                let outcome = match point.strike {
                    Strike::KillPortal => self.strike_portal(point, &folder)?,
                    _ => self.strike_phone(point, &folder)?,
                };
                if outcome.wrong.is_empty() || !outcome.hit {
                    fs::remove_dir_all(&folder)?;
                }
                Ok::<_, LabError>(outcome)
            }));
            outcome = match tried {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(error)) => broken(error.to_string()),
                Err(panic) => {
                    broken(panic.downcast::<String>().map_or_else(|_| "a panic".into(), |text| *text))
                }
            };
            if outcome.hit || self.interrupted.load(Ordering::Relaxed) {
                break;
            }
        }
        outcome
    }

    fn strike_phone(&self, point: &Point, folder: &Path) -> Result<Outcome, LabError> {
        let walk = self.lab.walk(folder, self.link);
        let struck = walk.run(Tracing::Strike(point, &walk.data), folder, "struck")?;
        let phone = walk.phone.clone();
        if !is_hit(point, &folder.join("struck.strace"))? {
            return Ok(Outcome { phone, wrong: vec![Wrong::NotHit], ..Outcome::default() });
        }
        let (kept, mut wrong) = self.undisturbed.kept(&struck);
        if point.strike.leaves_it_running() && !may_end_so(point.strike, &struck) {
            wrong.push(not_arrived(Which::Struck, &struck));
        }
        let afterwards = walk.run(Tracing::Off, folder, "afterwards")?;
        wrong.extend(self.undisturbed.judge_walk(Which::Afterwards, &kept, &afterwards));
        wrong.extend(self.undisturbed.judge_messages(self.portal.messages(&phone)?, &[&struck, &afterwards]));
        Ok(Outcome { phone, hit: true, said: struck.said_not_kept() || !struck.arrived(), wrong })
    }

    fn strike_portal(&self, point: &Point, folder: &Path) -> Result<Outcome, LabError> {
        let process = self.lab.portal(folder);
        let mut portal = process.start(0, Tracing::Strike(point, &process.data), "struck")?;
        let walk = self.lab.walk(folder, &process.link_file().to_string_lossy());
        let phone = walk.phone.clone();
        let early = portal.has_ended()? && portal.link().is_none();
        if early {
            portal = process.start(0, Tracing::Off, "again")?;
        }
        let mut walking = walk.start(Tracing::Off, folder, "walk")?;
        while !early && !portal.has_ended()? {
            if walking.has_ended()? {
                portal.kill();
                return Ok(Outcome { phone, wrong: vec![Wrong::NotHit], ..Outcome::default() });
            }
            thread::sleep(Duration::from_millis(2));
        }
        if !is_hit(point, &folder.join("struck.strace"))? {
            return Err(LabError::NotWalked("the portal ended by itself".into()));
        }
        if !early {
            let port = portal.port().unwrap_or_default();
            portal = process.start(port, Tracing::Off, "again")?;
        }
        let walked = walking.wait()?;
        let mut wrong = self.undisturbed.judge_walk(Which::Beside, &Kept::default(), &walked);
        let people = portal.people()?;
        wrong.extend(self.undisturbed.judge_people(&people.iter().collect::<Vec<_>>()));
        wrong.extend(self.undisturbed.judge_messages(portal.messages(&phone)?, &[&walked]));
        portal.kill();
        Ok(Outcome { phone, hit: true, said: false, wrong })
    }
}

/// What breaks the sweep itself.
pub fn broken(reason: String) -> Outcome {
    Outcome { wrong: vec![Wrong::Broken(reason)], ..Outcome::default() }
}

/// Whether the call was made, and what was to happen there happened.
///
/// # Errors
/// The log can't be read.
pub fn is_hit(point: &Point, log: &Path) -> Result<bool, LabError> {
    let log = Log::parse(&fs::read_to_string(log)?)?;
    let mut calls = log.calls.iter().filter(|call| call.name == point.place.call);
    Ok(if point.strike.leaves_it_running() {
        calls.any(|call| call.injected)
    } else {
        calls.next_back().is_some_and(|call| call.ended == Ended::Never)
    })
}

/// How a walk may end whose writing failed: it said so and went on to its end, or it said so and could not go on, or
/// the phone did not even switch on.
fn may_end_so(strike: Strike, struck: &Walked) -> bool {
    let did_not_start =
        struck.lines.is_empty() && struck.status.is_some_and(|status| status.code() == Some(1));
    let gave_up = strike == Strike::NoSpace && struck.said_not_kept() && struck.status.is_some();
    struck.arrived() || did_not_start || gave_up
}
