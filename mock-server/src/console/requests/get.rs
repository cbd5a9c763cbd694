//! What the apps asked and got.

use super::wire::{Requests, RequestsQuery};
use crate::http::call::{Call, Route};
use crate::http::input::Narrowed;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::request_log::KEPT;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/requests",
        name: "get_requests",
        about: "What the apps asked and got.",
        status: StatusCode::OK,
        answer: "The newest first",
        problems: &[],
    };
    call.console(requests)
}

async fn requests(
    portal: Portal,
    Narrowed(RequestsQuery { after }): Narrowed<RequestsQuery>,
) -> Result<Requests, Box<Problem>> {
    let after = u64::try_from(after.unwrap_or(0)).map_err(|_| ProblemKind::BAD_QUERY)?;
    Ok(Requests { requests: portal.inner().log.after(after), kept: KEPT })
}
