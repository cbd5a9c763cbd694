//! The link between phone and portal.

use super::wire::LinkState;
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use axum::http::{Method, StatusCode};

pub(super) fn shown() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/link",
        name: "get_link",
        about: "Whether the API can be reached.",
        status: StatusCode::OK,
        answer: "The link",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(LinkState { up: portal.link().is_up() }))
}

pub(super) fn set() -> Route {
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
        portal.changes().publish(ChangeKind::Link);
        Ok(state)
    })
}
