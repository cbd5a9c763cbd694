//! Lets the portal's clock stand, or go on.

use super::wire::{ClockChoice, ClockShown};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/console/api/clock",
        name: "choose_clock",
        about: "Lets the portal's clock stand at the time it shows, or go on from there. While it stands it can be moved forward, and nothing that the portal counts by it comes nearer.",
        status: StatusCode::OK,
        answer: "The clock after it",
        problems: &[],
    };
    call.console(choose)
}

async fn choose(
    portal: Portal,
    Body(ClockChoice { stands }): Body<ClockChoice>,
) -> Result<ClockShown, Box<Problem>> {
    let clock = portal.clock();
    match tokio::task::spawn_blocking(move || clock.let_stand(stands)).await {
        Ok(Ok(_)) => {}
        Ok(Err(_)) | Err(_) => return Err(ProblemKind::UNAVAILABLE.into()),
    }
    portal.inner().changes.publish(ChangeKind::CLOCK);
    Ok(ClockShown::of(&portal.clock()))
}
