//! Moves the portal's clock, which only goes forward.

use super::wire::{ClockAdvance, ClockShown};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::ClockError;
use axum::http::{Method, StatusCode};
use std::time::Duration;

impl ProblemKind {
    /// The clock only goes forward, at most a year at once.
    pub(crate) const INVALID_ADVANCE: Self =
        Self::new("invalid-advance", 422, "The clock moves forward by 1 second to 365 days");
}

/// The furthest the clock moves at once: a year.
const LONGEST_ADVANCE_S: i64 = 31_536_000;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/console/api/clock",
        name: "advance_clock",
        about: "Moves the portal's clock forward.",
        status: StatusCode::OK,
        answer: "The time after it",
        problems: &[ProblemKind::INVALID_ADVANCE],
    };
    call.console(advance)
}

async fn advance(
    portal: Portal,
    Body(ClockAdvance { advance_s }): Body<ClockAdvance>,
) -> Result<ClockShown, Box<Problem>> {
    let seconds = u64::try_from(advance_s).ok().filter(|_| (1..=LONGEST_ADVANCE_S).contains(&advance_s));
    let by = Duration::from_secs(seconds.ok_or(ProblemKind::INVALID_ADVANCE)?);
    let clock = portal.clock();
    let moved = tokio::task::spawn_blocking(move || clock.advance(by)).await;
    match moved {
        Ok(Ok(_)) => {}
        Ok(Err(ClockError::TooFar)) => return Err(ProblemKind::INVALID_ADVANCE.into()),
        Ok(Err(ClockError::NotKept(_))) | Err(_) => return Err(ProblemKind::UNAVAILABLE.into()),
    }
    portal.inner().changes.publish(ChangeKind::CLOCK);
    Ok(ClockShown::of(&portal.clock()))
}
