//! The portal's virtual clock: real time plus an offset that a developer can only enlarge; it can be let stand.

use crate::portal::changes::ChangeKind;
use crate::storage::{Commit, Storage, meta, read_meta, write_meta};
use jiff::Timestamp;
use rusqlite::Connection;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use thiserror::Error;
use tokio::sync::watch;

impl ChangeKind {
    /// The virtual clock was moved.
    pub const CLOCK: Self = Self::new("clock");
}

/// Where the virtual clock takes real time from.
pub trait RealTime: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemTime;

impl RealTime for SystemTime {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still until it is moved. For tests.
#[derive(Clone, Debug)]
pub struct ManualTime(Arc<AtomicI64>);

impl ManualTime {
    /// A clock that stands at `start` (whole seconds).
    pub fn at(start: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(start.as_second())))
    }

    /// Moves the clock by whole seconds, back too.
    pub fn move_by(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl RealTime for ManualTime {
    fn now(&self) -> Timestamp {
        timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// The clock could not be moved.
#[derive(Debug, Error)]
pub enum ClockError {
    /// The new time is beyond what a time stamp can hold.
    #[error("the clock can't go that far")]
    TooFar,
    /// The new offset could not be kept; the clock was not moved.
    #[error("the clock's new time could not be kept: {0}")]
    NotKept(#[from] rusqlite::Error),
}

/// A handle on the virtual clock: cheap to clone, all clones show the same time.
#[derive(Clone)]
pub struct Clock(Arc<Inner>);

struct Inner {
    real: Arc<dyn RealTime>,
    at: Mutex<At>,
    moved: watch::Sender<Timestamp>,
    /// Held while the clock is moved: two moves at once add up.
    moving: Mutex<()>,
    storage: Arc<Storage>,
}

/// Where the clock stands, in seconds.
#[derive(Clone, Copy)]
pub(crate) struct At {
    /// Ahead of real time.
    offset: i64,
    /// The latest time shown so far: a machine whose clock is set back doesn't take the portal along.
    floor: i64,
    /// It stands at the latest time shown.
    stands: bool,
}

impl At {
    /// The second that is shown when the machine's clock says this.
    fn shown(self, real: Timestamp) -> i64 {
        if self.stands { self.floor } else { real.as_second().saturating_add(self.offset).max(self.floor) }
    }
}

/// A day, in seconds.
pub(crate) const DAY_S: i64 = 86_400;

/// The last second of 9998, so that every stored time plus any term stays a valid time stamp.
const LAST_SECOND: i64 = 253_370_764_799;

impl Clock {
    /// Goes on from the offset and the latest time that the database holds, or stands there.
    pub(crate) fn resume(real: Arc<dyn RealTime>, storage: Arc<Storage>) -> rusqlite::Result<Self> {
        let at = storage.transaction(|tx| {
            let offset = read_meta::<i64>(tx, meta::CLOCK_OFFSET)?.unwrap_or(0);
            let floor = read_meta::<i64>(tx, meta::CLOCK_FLOOR)?.unwrap_or(0);
            let stands = read_meta::<bool>(tx, meta::CLOCK_STANDS)?.unwrap_or_default();
            Ok::<_, rusqlite::Error>(Commit(At { offset, floor, stands }))
        })?;
        let start = timestamp(at.shown(real.now()));
        Ok(Self(Arc::new(Inner {
            real,
            at: Mutex::new(at),
            moved: watch::Sender::new(start),
            moving: Mutex::new(()),
            storage,
        })))
    }

    /// The portal's time, in whole seconds; never earlier than a time it gave before.
    pub fn now(&self) -> Timestamp {
        let mut at = self.at();
        at.floor = at.shown(self.0.real.now());
        timestamp(at.floor)
    }

    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.at().stands
    }

    fn at(&self) -> MutexGuard<'_, At> {
        self.0.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves the clock forward by whole seconds and keeps that across restarts. Blocks on the database.
    ///
    /// # Errors
    /// [`ClockError`] when the time is out of range or could not be kept; the clock then stays as it was.
    pub fn advance(&self, by: Duration) -> Result<Timestamp, ClockError> {
        let by = i64::try_from(by.as_secs()).map_err(|_| ClockError::TooFar)?;
        let _moving = self.0.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let target = self.now().as_second().checked_add(by).filter(|target| *target <= LAST_SECOND);
        let target = target.ok_or(ClockError::TooFar)?;
        self.go_to(target, self.stands())
    }

    /// Lets the clock stand at the time it shows, or go on from there; across restarts too. Blocks on the database.
    ///
    /// # Errors
    /// [`ClockError::NotKept`]; the clock then does what it did.
    pub fn let_stand(&self, stands: bool) -> Result<Timestamp, ClockError> {
        let _moving = self.0.moving.lock().unwrap_or_else(PoisonError::into_inner);
        self.go_to(self.now().as_second(), stands)
    }

    /// Shows this second from now on, or goes on from it, once that is kept; nobody else may be moving the clock.
    fn go_to(&self, second: i64, stands: bool) -> Result<Timestamp, ClockError> {
        // The offset counts from real time, so a floor above real time becomes part of it.
        let offset = second - self.0.real.now().as_second();
        self.0.storage.transaction(|tx| {
            write_meta(tx, meta::CLOCK_OFFSET, &offset)?;
            write_meta(tx, meta::CLOCK_FLOOR, &second)?;
            write_meta(tx, meta::CLOCK_STANDS, &stands)?;
            Ok::<_, rusqlite::Error>(Commit(()))
        })?;
        let mut at = self.at();
        *at = At { offset, floor: at.floor.max(second), stands };
        drop(at);
        Ok(self.tell())
    }

    /// Told of every jump, and of every stop, with the time after it; the passing of time itself is no news.
    pub fn subscribe(&self) -> watch::Receiver<Timestamp> {
        self.0.moved.subscribe()
    }

    /// Keeps the latest time shown, inside the transaction that uses it.
    pub(crate) fn keep_floor(&self, connection: &Connection) -> rusqlite::Result<()> {
        write_meta(connection, meta::CLOCK_FLOOR, &self.at().floor)
    }

    /// The machine's time, from which the clock differs.
    pub(super) fn machine(&self) -> Timestamp {
        self.0.real.now()
    }

    /// Begins anew, so far ahead of the machine's clock: back too, for whoever knew a later time is forgotten with it.
    /// Inside the transaction that forgets; where that fails, [`Self::put_back`] is called.
    pub(super) fn begin_anew(&self, connection: &Connection, ahead_s: i64) -> rusqlite::Result<()> {
        write_meta(connection, meta::CLOCK_OFFSET, &ahead_s)?;
        let floor = self.machine().as_second().saturating_add(ahead_s);
        *self.at() = At { offset: ahead_s, floor, stands: false };
        Ok(())
    }

    /// Where the clock is now.
    pub(super) fn position(&self) -> At {
        *self.at()
    }

    /// The clock goes on from where it was: it did not begin anew after all.
    pub(super) fn put_back(&self, before: At) {
        *self.at() = before;
    }

    /// Tells whoever follows the clock that it jumped; gives the time after it.
    pub(super) fn tell(&self) -> Timestamp {
        let now = self.now();
        self.0.moved.send_replace(now);
        now
    }
}

/// The time stamp of a second that the portal itself stored.
pub(crate) fn timestamp(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::MAX)
}
