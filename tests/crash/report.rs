//! What is printed of a sweep.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use crate::{
    point::{Point, Strike},
    sweep::Outcome,
};

/// How often progress is printed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// The figures of a sweep.
pub struct Report {
    journey: String,
    figures: Vec<Figures>,
    /// The time of the last sign of life.
    signed: Mutex<Duration>,
}

#[derive(Debug)]
struct Figures {
    strike: Strike,
    found: usize,
    tried: usize,
    hit: usize,
    /// No run came to them any more, and none had to.
    gone: usize,
    said: usize,
    failed: usize,
}

impl Report {
    /// An empty report.
    pub fn new(journey: &str) -> Self {
        Self { journey: journey.to_owned(), figures: Vec::new(), signed: Mutex::default() }
    }

    /// Prints how far the sweep is, now and then, and each failure at once.
    pub fn progress(&self, point: &Point, outcome: &Outcome, done: usize, of: usize, since: Duration) {
        if !outcome.wrong.is_empty() {
            println!("{}", self.failure(point, outcome));
        }
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        if since < *signed {
            *signed = Duration::ZERO;
        }
        if since >= *signed + SIGN_OF_LIFE || done == of {
            *signed = since;
            println!("  {} {done}/{of}  {:.0} s", point.strike, since.as_secs_f64());
        }
    }

    fn failure(&self, point: &Point, outcome: &Outcome) -> String {
        let reasons: Vec<_> = outcome.wrong.iter().map(|wrong| format!("\n    {wrong}")).collect();
        let citizen = if outcome.phone.is_empty() { String::new() } else { format!(" ({})", outcome.phone) };
        format!(
            "  FAILED {point}{citizen}{}\n    repeat: cargo xtask sweep {} --point {point}",
            reasons.concat(),
            self.journey
        )
    }

    /// Adds what came of the points of one strike, of which `found` were recorded.
    pub fn add(&mut self, strike: Strike, found: usize, outcomes: &[(Point, Outcome)]) {
        let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, outcome)| is(outcome)).count();
        self.figures.push(Figures {
            strike,
            found,
            tried: outcomes.len(),
            hit: count(|outcome| outcome.hit),
            gone: count(|outcome| !outcome.hit && outcome.wrong.is_empty()),
            said: count(|outcome| outcome.hit && outcome.said),
            failed: count(|outcome| !outcome.wrong.is_empty()),
        });
    }

    /// Whether nothing was wrong.
    pub fn passed(&self) -> bool {
        self.figures.iter().all(|figures| figures.failed == 0)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Figures { strike, found, tried, hit, gone, said, failed } in &self.figures {
            write!(f, "{strike:<7} {found:>5} points found, {tried:>5} tried, {hit:>5} hit")?;
            match strike {
                Strike::Kill | Strike::KillPortal => write!(f, " and killed")?,
                Strike::NoSpace | Strike::IoError => {
                    write!(f, ": {said} said so, {} were absorbed", hit - said)?;
                }
            }
            if *gone > 0 {
                write!(f, ", {gone} only some runs came to and none again")?;
            }
            writeln!(f, ", {failed} failed")?;
        }
        Ok(())
    }
}
