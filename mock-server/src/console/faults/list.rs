//! Tells the rules of scripted faults.

use super::rules;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/faults",
        name: "get_faults",
        about: "The rules and how often each struck. A restart of the portal clears them.",
        status: StatusCode::OK,
        answer: "The rules",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(rules(&portal)))
}
