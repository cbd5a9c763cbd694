//! Cuts or mends the link.

use super::wire::LinkState;
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/console/api/link",
        name: "put_link",
        about: "Cuts or mends the link; while it is cut, connections to the API break without an answer.",
        status: StatusCode::OK,
        answer: "The link",
        problems: &[],
    };
    call.console(async |portal: Portal, Body(state): Body<LinkState>| {
        portal.link().set(state.up);
        portal.changes().publish(ChangeKind::LINK);
        Ok(state)
    })
}
