//! Opens a request of the log.

use crate::http::call::{Call, Route};
use crate::http::input::Number;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::tape;
use crate::portal::Portal;
use crate::portal::request_log::OpenedRequest;
use axum::http::{Method, StatusCode};
use utoipa::PartialSchema;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/requests/{id}",
        name: "get_request",
        about: "A request of the log with its headers and bodies. Tokens, codes and passwords are hidden in them.",
        status: StatusCode::OK,
        answer: "The request and its answer",
        problems: &[],
    };
    call.console(open).describe(|described| described.id(u64::schema(), "The `seq` of the request"))
}

async fn open(portal: Portal, Number(seq): Number) -> Result<OpenedRequest, Box<Problem>> {
    let recorded = portal.inner().log.recorded(seq).ok_or(ProblemKind::NOT_FOUND)?;
    Ok(tape::opened(recorded))
}
