//! The phone's clock on a desk: it runs like any clock, and jumps forward when the stand-in's clock is moved. What only
//! ever grows, goes on when the stand-in begins anew at an earlier time.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use kabinet_core::ports::{Clock, PortFuture};
use tokio::sync::watch;

/// Where the stand-in's time comes from.
pub trait StandTime: Send + Sync + 'static {
    /// The stand-in's time, whole seconds.
    fn now(&self) -> Timestamp;
    /// Told of every jump.
    fn jumps(&self) -> watch::Receiver<Timestamp>;
}

impl StandTime for mock_server::Clock {
    fn now(&self) -> Timestamp {
        Self::now(self)
    }

    fn jumps(&self) -> watch::Receiver<Timestamp> {
        self.subscribe()
    }
}

/// A clock that follows a [`StandTime`].
pub struct StandClock<T> {
    time: T,
    real_start: Instant,
    followed: Mutex<Followed>,
}

/// How the stand's time goes with the time that passes here.
#[derive(Clone, Copy)]
struct Followed {
    /// The stand's time when nothing had passed and nothing had jumped.
    start: Timestamp,
    /// By how much the stand's time jumped ahead since.
    jumped: Duration,
}

/// Whole seconds differ from the running clock by less; what differs more was a jump.
const ROUNDING: SignedDuration = SignedDuration::from_secs(2);

impl Followed {
    /// Takes in the stand's time. Ahead of what passed here it jumped; where it went back, as a stand that forgot
    /// everything does, it is followed from there.
    fn meet(&mut self, stand: Timestamp, passed: Duration) {
        let passed = signed(passed);
        let ahead = stand.duration_since(self.start) - passed;
        let off = ahead - signed(self.jumped);
        if off > ROUNDING {
            self.jumped = Duration::try_from(ahead).unwrap_or_default();
        } else if off < -ROUNDING {
            self.start = self.start.saturating_add(off).unwrap_or(self.start);
        }
    }
}

fn signed(duration: Duration) -> SignedDuration {
    SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX)
}

impl<T: StandTime> StandClock<T> {
    /// A clock whose monotonic time begins now.
    pub fn new(time: T) -> Self {
        let followed = Followed { start: time.now(), jumped: Duration::ZERO };
        Self { time, real_start: Instant::now(), followed: Mutex::new(followed) }
    }
}

impl<T: StandTime> Clock for StandClock<T> {
    fn monotonic(&self) -> Duration {
        let mut followed = self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = self.real_start.elapsed();
        followed.meet(self.time.now(), passed);
        passed + followed.jumped
    }

    fn wall(&self) -> Timestamp {
        self.time.now()
    }

    fn sleep_until(&self, at: Duration) -> PortFuture<()> {
        let mut jumps = self.time.jumps();
        let left = at.saturating_sub(self.monotonic());
        // A jump ends the sleep early; who sleeps looks at the clock anyway.
        Box::pin(async move {
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                Ok(()) = jumps.changed() => {}
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_ahead_are_followed_before_and_after_the_stand_went_back() {
        let start: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let mut followed = Followed { start, jumped: Duration::ZERO };
        let mut met = |stand_s: i64, passed_s: u64| {
            let stand = start.saturating_add(SignedDuration::from_secs(stand_s)).unwrap();
            followed.meet(stand, Duration::from_secs(passed_s));
            followed.jumped.as_secs()
        };
        assert_eq!(met(1, 0), 0, "whole seconds differ by as much");
        assert_eq!(met(61, 1), 60);
        assert_eq!(met(86_400 + 2, 2), 86_400);
        assert_eq!(met(3, 3), 86_400, "back at the start of a new portal: nothing is taken back");
        assert_eq!(met(4, 4), 86_400);
        assert_eq!(met(605, 5), 87_000, "ten minutes more");
        assert_eq!(met(-3_600, 6), 87_000);
        assert_eq!(met(-3_540, 6), 87_060);
    }
}
