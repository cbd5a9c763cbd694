//! Begins anew, as a portal that was just started with `--reset`.

use super::wire::{BegunAnew, Reset};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/console/api/reset",
        name: "reset",
        about: "Begins anew without a restart: nobody has an account, no session lives, no SMS was sent, no fault is ordered, the link is up, and rules and clock are those of the start (`--profile`, `--steps`, `--begin`). The clock may go back by it.",
        status: StatusCode::OK,
        answer: "The portal is as new",
        problems: &[],
    };
    call.console(async |portal: Portal, Body(Reset {}): Body<Reset>| {
        let now = portal.begin_anew().await?;
        Ok(BegunAnew { now, profile: portal.active().settings.profile })
    })
}
