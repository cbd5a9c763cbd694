//! Tells the portal's time.

use super::wire::ClockShown;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/clock",
        name: "get_clock",
        about: "The portal's time.",
        status: StatusCode::OK,
        answer: "The time",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(ClockShown::of(&portal.clock())))
}
