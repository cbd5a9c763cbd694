//! The phone's clock on a desk: it runs like any clock, and jumps forward when the stand-in's clock is moved.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use jiff::Timestamp;
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
    stand_start: Timestamp,
    jumped_ms: AtomicU64,
}

impl<T: StandTime> StandClock<T> {
    /// A clock whose monotonic time begins now.
    pub fn new(time: T) -> Self {
        let stand_start = time.now();
        Self { time, real_start: Instant::now(), stand_start, jumped_ms: AtomicU64::new(0) }
    }
}

impl<T: StandTime> Clock for StandClock<T> {
    fn monotonic(&self) -> Duration {
        let real = self.real_start.elapsed();
        let stand = Duration::try_from(self.time.now().duration_since(self.stand_start)).unwrap_or_default();
        // Whole seconds differ from the running clock by less than two; what is more was a jump.
        let ahead = stand.saturating_sub(real);
        if ahead > Duration::from_millis(self.jumped_ms.load(Ordering::SeqCst)) + Duration::from_secs(2) {
            self.jumped_ms.fetch_max(u64::try_from(ahead.as_millis()).unwrap_or(u64::MAX), Ordering::SeqCst);
        }
        real + Duration::from_millis(self.jumped_ms.load(Ordering::SeqCst))
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
