//! Wrong tries of a secret: how many are left, and how long the lock lasts.
//!
//! A pause with no wrong try as long as the lock itself gives the count back.

use crate::http::answer::Refusal;
use crate::http::problem::{Problem, ProblemKind, SAMPLE_TIME};
use crate::rules::settings::CodeSettings;
use rusqlite::Row;

impl ProblemKind {
    /// Too many wrong codes or passwords were tried.
    pub(crate) const TOO_MANY_TRIES: Self = Self::new("too-many-tries", 429, "Too many wrong tries")
        .like(|problem| problem.retry_at(SAMPLE_TIME, SAMPLE_TIME - 900));
}

/// The wrong tries counted so far, as the columns `tries_used`, `last_wrong_at` and `tries_locked_until` keep them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tries {
    pub(crate) used: u32,
    pub(crate) last_wrong_at: Option<i64>,
    pub(crate) locked_until: Option<i64>,
}

/// How many wrong tries there are, and how long the lock lasts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TryLimits {
    pub(crate) tries: u32,
    /// Seconds.
    pub(crate) pause_s: i64,
}

impl From<&CodeSettings> for TryLimits {
    fn from(settings: &CodeSettings) -> Self {
        Self { tries: settings.tries, pause_s: settings.tries_pause_s }
    }
}

impl Tries {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            used: row.get("tries_used")?,
            last_wrong_at: row.get("last_wrong_at")?,
            locked_until: row.get("tries_locked_until")?,
        })
    }

    pub(crate) fn refuse_while_locked(&self, now: i64) -> Result<(), Refusal> {
        match self.locked_until.filter(|until| now < *until) {
            Some(until) => Err(Problem::new(ProblemKind::TOO_MANY_TRIES).retry_at(until, now).into()),
            None => Ok(()),
        }
    }

    /// One more wrong try: the new count, and the refusal that says how many are left (`wrong`) or until when all are
    /// refused.
    pub(crate) fn count(&self, limits: TryLimits, wrong: ProblemKind, now: i64) -> (Self, Problem) {
        let forgotten = self.last_wrong_at.is_none_or(|at| now >= at + limits.pause_s);
        let used = if forgotten { 1 } else { self.used + 1 };
        let locked_until = (used >= limits.tries).then_some(now + limits.pause_s);
        let problem = match locked_until {
            Some(until) => Problem::new(ProblemKind::TOO_MANY_TRIES).retry_at(until, now),
            None => Problem::new(wrong).tries_left(limits.tries - used),
        };
        (Self { used, last_wrong_at: Some(now), locked_until }, problem)
    }
}
