//! Removes every rule.

use super::rules;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::DELETE,
        path: "/console/api/faults",
        name: "remove_faults",
        about: "Removes every rule.",
        status: StatusCode::OK,
        answer: "No rules",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| {
        portal.faults().clear();
        Ok(rules(&portal))
    })
}
