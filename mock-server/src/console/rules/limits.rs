//! The limits of 24 hours: tells them, lifts them for a tester.

use super::wire::{LimitsChoice, LimitsShown};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::Problem;
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

const PATH: &str = "/console/api/limits";

pub(super) fn get() -> Route {
    let call = Call {
        method: Method::GET,
        path: PATH,
        name: "console_get_limits",
        about: "What may be done within 24 hours by one installation, from one address, and to one number by strangers.",
        status: StatusCode::OK,
        answer: "The limits",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(shown(&portal)))
}

pub(super) fn lift() -> Route {
    let call = Call {
        method: Method::PUT,
        path: PATH,
        name: "console_put_limits",
        about: "Lifts the limits of 24 hours, for tests that do more in a day than a person would, or sets them again.",
        status: StatusCode::OK,
        answer: "The limits",
        problems: &[],
    };
    call.console(choose)
}

async fn choose(
    portal: Portal,
    Body(LimitsChoice { lifted }): Body<LimitsChoice>,
) -> Result<LimitsShown, Box<Problem>> {
    portal.lift_limits(lifted).await?;
    Ok(shown(&portal))
}

fn shown(portal: &Portal) -> LimitsShown {
    LimitsShown { lifted: portal.limits_are_lifted(), limits: portal.active().limits }
}
