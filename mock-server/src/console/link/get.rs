//! Tells whether the API can be reached.

use super::wire::LinkState;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
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
