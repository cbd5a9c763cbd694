//! «Проверить сейчас»: what a person sees of it, however quickly it comes to nothing.

use std::time::Duration;

use super::{journeys, phrase::Phrase, state::Passing, turn::Turn};
use crate::{protocol::Fault, screen::Tone, words::Key};

/// It is seen to be going on for at least so long: a shell shows what lasts longer than 300 ms, and what is shown has to be
/// read.
const AT_LEAST: Duration = Duration::from_millis(800);
/// It keeps the person from other taps for at most so long; the try itself goes on.
const AT_MOST: Duration = Duration::from_secs(5);

/// The person wants to know whether the portal can be reached now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Since when (monotonic).
    began: Duration,
}

impl Check {
    /// It begins.
    pub(super) fn begun(monotonic: Duration) -> Self {
        Self { began: monotonic }
    }

    /// Whether it is to be seen.
    pub(super) fn is_seen(self, passing: &Passing, monotonic: Duration) -> bool {
        let lasts = monotonic.saturating_sub(self.began);
        lasts < AT_LEAST || (is_trying(passing) && lasts < AT_MOST)
    }

    /// When that changes by itself (monotonic).
    pub(super) fn moment(self, monotonic: Duration) -> Option<Duration> {
        [AT_LEAST, AT_MOST].map(|span| self.began.saturating_add(span)).into_iter().find(|at| *at > monotonic)
    }
}

fn is_trying(passing: &Passing) -> bool {
    passing.now.as_ref().is_some_and(|now| now.token.is_some())
        || passing.lanes.values().any(|run| run.under_way.is_some())
        || passing.refresh.is_under_way
}

/// Says what a check came to, once everything that was tried is answered and it was seen. Where the portal was reached, the
/// screen says so.
pub(super) fn conclude(turn: &mut Turn<'_>) {
    let (passing, monotonic) = (&turn.state.passing, turn.env.monotonic);
    let Some(check) = passing.check else { return };
    if is_trying(passing) || monotonic.saturating_sub(check.began) < AT_LEAST {
        return;
    }
    let moving: Vec<_> = journeys::moving(turn.state, turn.env).map(|(lane, _)| lane).collect();
    let failed = passing.held_up(&moving).map(|(fault, retry_at)| (fault.clone(), retry_at));
    turn.state.passing.check = None;
    let Some((fault, retry_at)) = failed.filter(|(fault, _)| fault.named_wait().is_none()) else { return };
    let key = if fault == Fault::NoLink { Key::NoticeStillNoLink } else { Key::NoticeStillNotSent };
    let left = retry_at.saturating_sub(monotonic);
    turn.notify(Phrase::from(key).with_time("time", left), Tone::Info);
}
