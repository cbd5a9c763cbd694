//! Time that stands still until it is moved.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::ports::{Clock, PortFuture};

/// A clock that is moved by hand; whoever sleeps wakes when its time has come.
#[derive(Debug)]
pub struct ManualClock {
    start: Timestamp,
    passed: watch::Sender<Duration>,
    wall_offset: Mutex<jiff::SignedDuration>,
}

impl ManualClock {
    /// A clock that shows `start`.
    pub fn new(start: Timestamp) -> Self {
        Self {
            start,
            passed: watch::Sender::new(Duration::ZERO),
            wall_offset: Mutex::new(jiff::SignedDuration::ZERO),
        }
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.passed.send_modify(|passed| *passed += by);
    }

    /// Moves what the phone's clock shows, as a person does in the settings; monotonic time does not notice.
    pub fn set_wall_offset(&self, offset: jiff::SignedDuration) {
        *self.wall_offset.lock().unwrap_or_else(PoisonError::into_inner) = offset;
    }
}

impl Clock for ManualClock {
    fn monotonic(&self) -> Duration {
        *self.passed.borrow()
    }

    fn wall(&self) -> Timestamp {
        let offset = *self.wall_offset.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = self.start.saturating_add(self.monotonic()).and_then(|at| at.saturating_add(offset));
        shown.unwrap_or(self.start)
    }

    fn sleep_until(&self, at: Duration) -> PortFuture<()> {
        let mut passed = self.passed.subscribe();
        Box::pin(async move {
            if passed.wait_for(|passed| *passed >= at).await.is_err() {
                // The clock is gone: this time never comes.
                std::future::pending::<()>().await;
            }
        })
    }
}
