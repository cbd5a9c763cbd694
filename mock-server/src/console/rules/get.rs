//! Tells the profile that holds.

use super::active;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/settings",
        name: "console_get_settings",
        about: "The profile that holds for new registrations.",
        status: StatusCode::OK,
        answer: "The profile",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(active(&portal)))
}
