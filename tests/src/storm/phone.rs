//! The phone of a walk: a stepped core with a memory and a clock of its own, which can die and begin again.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use kabinet_core::{
    screen::Language,
    testing::{ManualClock, SeededRng, SteppedCore},
};

use super::{disk::Disk, wire::ceil_ms};

/// A phone.
pub struct Phone {
    /// The core of the process that lives now.
    pub core: SteppedCore,
    /// What outlives it.
    pub disk: Disk,
    rng: Arc<SeededRng>,
    start: Timestamp,
    clock: Arc<ManualClock>,
    /// When this process began, on the walk's clock.
    began_ms: u64,
    wall_off_s: i64,
    language: Language,
}

impl Phone {
    /// A phone that is switched on for the first time. `start` is when the walk's clock showed zero.
    pub fn new(disk: Disk, seed: u64, start: Timestamp, now_ms: u64) -> Self {
        let rng = Arc::new(SeededRng::new(seed));
        let clock = clock_at(start, now_ms);
        let language = Language::Ru;
        let core = core_of(&clock, &rng, &disk, language);
        Self { core, disk, rng, start, clock, began_ms: now_ms, wall_off_s: 0, language }
    }

    /// The process is gone, and another one begins.
    pub fn begin_again(&mut self, now_ms: u64) {
        self.clock = clock_at(self.start, now_ms);
        self.clock.set_wall_offset(SignedDuration::from_secs(self.wall_off_s));
        self.began_ms = now_ms;
        self.core = core_of(&self.clock, &self.rng, &self.disk, self.language);
    }

    /// Its clocks show this moment.
    pub fn move_to(&self, now_ms: u64) {
        let passed = Duration::from_millis(now_ms - self.began_ms);
        self.clock.advance(passed.saturating_sub(kabinet_core::ports::Clock::monotonic(&*self.clock)));
    }

    /// The person sets its clock so many seconds off.
    pub fn set_wall_clock(&mut self, off_s: i64) {
        self.wall_off_s = off_s;
        self.clock.set_wall_offset(SignedDuration::from_secs(off_s));
    }

    /// Its settings have this language from now on; a process that begins later is told so.
    pub fn speak(&mut self, language: Language) {
        self.language = language;
    }

    /// When the core wants to be woken, on the walk's clock.
    pub fn next_wake_ms(&self) -> Option<u64> {
        // What is due at no time that a clock can show never comes.
        let due = self.core.next_wake().filter(|due| *due < Duration::from_hours(1_000_000));
        due.map(|due| self.began_ms + ceil_ms(due))
    }
}

fn clock_at(start: Timestamp, now_ms: u64) -> Arc<ManualClock> {
    let now = start + Duration::from_millis(now_ms);
    Arc::new(ManualClock::new(now))
}

fn core_of(clock: &Arc<ManualClock>, rng: &Arc<SeededRng>, disk: &Disk, language: Language) -> SteppedCore {
    let core = SteppedCore::new(clock.clone(), rng.clone(), Arc::new(disk.clone()), language);
    disk.begin(core.screen());
    core
}
