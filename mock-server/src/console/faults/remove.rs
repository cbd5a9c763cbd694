//! Removes a rule.

use super::rules;
use crate::http::call::{Call, Route};
use crate::http::input::Number;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::faults::wire::FaultRules;
use axum::http::{Method, StatusCode};
use utoipa::PartialSchema;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::DELETE,
        path: "/console/api/faults/{id}",
        name: "remove_fault",
        about: "Removes a rule.",
        status: StatusCode::OK,
        answer: "The rules that are left",
        problems: &[],
    };
    call.console(remove).describe(|described| described.id(u64::schema(), "The rule"))
}

async fn remove(portal: Portal, Number(id): Number) -> Result<FaultRules, Box<Problem>> {
    if portal.faults().remove(id) { Ok(rules(&portal)) } else { Err(ProblemKind::NOT_FOUND.into()) }
}
