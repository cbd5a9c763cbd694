//! Beginning anew without a restart: what tests of an app do between two of them.

use super::Portal;
use super::work::Work;
use crate::http::problem::Problem;
use crate::storage::{clear, meta, write_meta};
use jiff::Timestamp;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

impl Portal {
    /// Forgets everything, as a start with `--reset` does: accounts, sessions, SMS, faults and the log of requests. The
    /// options of the start hold again, those of the clock and of the rules among them, and the link is up. Gives the
    /// time then.
    pub(crate) async fn begin_anew(&self) -> Result<Timestamp, Box<Problem>> {
        let inner = self.inner();
        let _choosing = inner.choosing.lock().await;
        let profile = inner.first.profile.unwrap_or_default();
        let ahead_s = inner.first.ahead_s(inner.clock.machine());
        let clock = inner.clock.clone();
        let forget = move |work: &mut Work<'_>| {
            clear(work.tx)?;
            write_meta(work.tx, meta::PROFILE, &profile.name())?;
            Ok(clock.begin_anew(work.tx, ahead_s)?)
        };
        let before = inner.clock.position();
        if let Err(problem) = self.transact(forget).await {
            inner.clock.put_back(before);
            return Err(problem);
        }
        *inner.profile.write().unwrap_or_else(PoisonError::into_inner) = profile;
        inner.limits_lifted.store(false, Ordering::Relaxed);
        inner.link.set(true);
        inner.faults.clear();
        inner.log.clear();
        let now = inner.clock.tell();
        for kind in inner.changes.kinds() {
            inner.changes.publish(*kind);
        }
        Ok(now)
    }
}
