//! When something changes by itself: the end of a countdown, the next try of a request.

use std::time::Duration;

use jiff::Timestamp;

use super::{Env, Memory, State, journeys};

/// The next moment (monotonic) at which [`super::Event::Tick`] is due; none while nothing runs.
pub fn next_wake(state: &State, env: &Env) -> Option<Duration> {
    if state.memory != Memory::Ready {
        return None;
    }
    let now = state.passing.now.as_ref().filter(|now| now.token.is_none()).map(|now| now.retry_at);
    let queue = journeys::next_to_leave(state, env).map(|(lane, _)| state.passing.lane(lane).retry_at);
    let portal_times = journeys::registration::moments(state)
        .into_iter()
        .chain(journeys::sign_in::moments(state))
        .filter(|at| *at > env.now)
        .map(|at| env.monotonic.saturating_add(until(env.now, at)));
    now.into_iter().chain(queue).chain(portal_times).chain(journeys::session::due(state)).min()
}

/// How long it is from one moment to a later one; zero when it is past.
pub(super) fn until(from: Timestamp, to: Timestamp) -> Duration {
    Duration::try_from(to.duration_since(from)).unwrap_or_default()
}
