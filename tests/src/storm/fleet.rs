//! Many walks at once: one thread a processor, each walk in one of them.

use std::{
    fmt,
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use kabinet_core::testing::Way;

use super::{Broken, Failed, Ground, JourneyMap, Walked, step::steps_of, walk_seed, walk_steps};

/// Every so many seeds one is walked twice.
const REPEATED: u64 = 16;
/// After so many failures no further walk begins.
const MOST_FAILURES: usize = 5;

/// What many walks came to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Walks.
    pub walks: u64,
    /// Those that were walked twice and came out the same.
    pub repeated: u64,
    /// Steps of all of them.
    pub steps: u64,
    /// Faults among the steps.
    pub faults: u64,
    /// Requests that the portal carried out.
    pub exchanges: u64,
    /// Commits of the phones.
    pub commits: u64,
    /// Time that passed in the walks.
    pub virtual_time: Duration,
    /// Time that passed outside.
    pub time: Duration,
    /// Every way between screens that was taken.
    pub map: JourneyMap,
    /// Walks on which a rule does not hold, by seed.
    pub failed: Vec<Failed>,
}

impl Tally {
    fn add(&mut self, walked: Walked) {
        self.walks += 1;
        self.steps += walked.steps;
        self.faults += walked.faults;
        self.exchanges += walked.exchanges;
        self.commits += walked.commits;
        self.virtual_time += walked.time;
        self.map.merge(walked.map);
    }
}

impl fmt::Display for Tally {
    #[allow(clippy::cast_precision_loss, reason = "figures to be read by people")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |count: u64| count as f64 / self.walks.max(1) as f64;
        let seconds = self.time.as_secs_f64().max(0.001);
        write!(
            f,
            "{} walks, {:.0} a second; a walk has {:.0} steps, {:.1} faults, {:.0} requests, {:.0} commits; {:.0} virtual \
             hours, {:.0} times as fast as life; {} walked twice and the same; {} failed",
            self.walks,
            self.walks as f64 / seconds,
            each(self.steps),
            each(self.faults),
            each(self.exchanges),
            each(self.commits),
            self.virtual_time.as_secs_f64() / 3_600.0,
            self.virtual_time.as_secs_f64() / seconds,
            self.repeated,
            self.failed.len(),
        )
    }
}

/// Walks the walks of these seeds, telling how it goes every few seconds; after `until` none begins any more. Failures are
/// printed as they come.
pub fn walk_many(
    way: Way,
    seeds: Range<u64>,
    until: Option<Instant>,
    ground: Ground,
    tell: impl Fn(&Tally) + Sync,
) -> Tally {
    let begun = Instant::now();
    let next = AtomicU64::new(seeds.start);
    let is_over = AtomicBool::new(false);
    let tally = Mutex::new(Tally::default());
    let held = || tally.lock().unwrap_or_else(PoisonError::into_inner);
    let work = || {
        while !is_over.load(Ordering::Relaxed) {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end || until.is_some_and(|until| Instant::now() >= until) {
                return;
            }
            let walked = walk_seed(way, seed, ground);
            let is_repeated = seed.is_multiple_of(REPEATED);
            let again = walked
                .as_ref()
                .ok()
                .filter(|_| is_repeated)
                .and_then(|walked| again(way, seed, ground, walked));
            for failed in walked.as_ref().err().map(AsRef::as_ref).into_iter().chain(&again) {
                println!("\n{failed}\n");
            }
            let mut tally = held();
            match walked {
                Ok(walked) => {
                    tally.repeated += u64::from(is_repeated && again.is_none());
                    tally.add(walked);
                }
                Err(failed) => tally.failed.push(*failed),
            }
            tally.failed.extend(again);
            if tally.failed.len() >= MOST_FAILURES {
                is_over.store(true, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> =
            (0..thread::available_parallelism().map_or(2, usize::from)).map(|_| scope.spawn(work)).collect();
        let mut told = Instant::now();
        while workers.iter().any(|worker| !worker.is_finished()) {
            thread::park_timeout(Duration::from_millis(100));
            if told.elapsed() > Duration::from_secs(5) {
                told = Instant::now();
                let so_far = Tally { time: begun.elapsed(), ..held().clone() };
                tell(&so_far);
            }
        }
    });
    let mut tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    tally.failed.sort_by_key(|failed| failed.seed);
    tally.time = begun.elapsed();
    tally
}

/// The same seed once more, when it does not come out the same.
fn again(way: Way, seed: u64, ground: Ground, first: &Walked) -> Option<Failed> {
    let steps = steps_of(seed);
    let detail = match walk_steps(way, seed, ground, &steps) {
        Ok(second) if second == *first => return None,
        Ok(second) => format!("the trace is {:016x}, then {:016x}", first.trace, second.trace),
        Err(Broken { rule, .. }) => format!("the second time it does not hold that {rule}"),
    };
    let broken = Broken { rule: "the same seed is the same walk", detail };
    Some(Failed { way, seed, broken, of: steps.len(), steps })
}
