//! The console's API of scripted faults.

use crate::http::documented::{ConsoleProblems, FaultProblems, RemovalProblems};
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::JsonBody;
use crate::portal::Portal;
use crate::portal::faults::wire::{FaultOrder, FaultRule, FaultRules};
use crate::room::Route;
use axum::Json;
use axum::extract::{Path, State, rejection::PathRejection};
use axum::http::{Method, StatusCode};
use axum::routing::{delete, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/console/api/faults", get(get_faults)),
        Route::new(Method::POST, "/console/api/faults", post(add_fault)),
        Route::new(Method::DELETE, "/console/api/faults", delete(remove_faults)),
        Route::new(Method::DELETE, "/console/api/faults/{id}", delete(remove_fault)),
    ]
}

/// The rules and how often each struck. A restart of the portal clears them.
#[utoipa::path(
    get,
    path = "/console/api/faults",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "The rules", body = FaultRules), ConsoleProblems)
)]
pub(crate) async fn get_faults(State(portal): State<Portal>) -> Json<FaultRules> {
    Json(shown(&portal))
}

/// Orders a fault for the next calls, behind the rules that are there.
#[utoipa::path(
    post,
    path = "/console/api/faults",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    request_body(content = FaultOrder, examples(
        ("unavailable" = (
            summary = "503 for the next two calls of any kind",
            value = json!({"times": 2, "fault": {"kind": "unavailable", "retry_after_s": 30}})
        )),
        ("too_many_requests" = (
            summary = "429 for the next request for a code",
            value = json!({"operation": "POST /api/v1/registrations/{id}/codes", "times": 1, "fault": {"kind": "too_many_requests", "retry_after_s": 60}})
        )),
        ("delay" = (
            summary = "The account comes five seconds late",
            value = json!({"operation": "GET /api/v1/account", "times": 1, "fault": {"kind": "delay", "ms": 5000}})
        )),
        ("drop_before" = (
            summary = "The connection breaks and no account is made",
            value = json!({"operation": "POST /api/v1/registrations/{id}/complete", "times": 1, "fault": {"kind": "drop_before"}})
        )),
        ("drop_after" = (
            summary = "The account is made, but the phone isn't told",
            value = json!({"operation": "POST /api/v1/registrations/{id}/complete", "times": 1, "fault": {"kind": "drop_after"}})
        )),
        ("captive_portal" = (
            summary = "A Wi-Fi network answers for the portal three times",
            value = json!({"operation": null, "times": 3, "fault": {"kind": "captive_portal"}})
        )),
        ("wrong_date" = (
            summary = "The portal's clock seems to be a day behind",
            value = json!({"operation": "GET /api/v1/settings", "times": 1, "fault": {"kind": "wrong_date", "offset_s": -86400}})
        )),
    )),
    responses((status = 201, description = "The rule", body = FaultRule), FaultProblems)
)]
pub(crate) async fn add_fault(
    State(portal): State<Portal>,
    JsonBody(order): JsonBody<FaultOrder>,
) -> Result<(StatusCode, Json<FaultRule>), Box<Problem>> {
    Ok((StatusCode::CREATED, Json(portal.faults().add(order)?)))
}

/// Removes every rule.
#[utoipa::path(
    delete,
    path = "/console/api/faults",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "No rules", body = FaultRules), ConsoleProblems)
)]
pub(crate) async fn remove_faults(State(portal): State<Portal>) -> Json<FaultRules> {
    portal.faults().clear();
    Json(shown(&portal))
}

/// Removes a rule.
#[utoipa::path(
    delete,
    path = "/console/api/faults/{id}",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    params(("id" = u64, Path, description = "The rule")),
    responses((status = 200, description = "The rules that are left", body = FaultRules), RemovalProblems)
)]
pub(crate) async fn remove_fault(
    State(portal): State<Portal>,
    id: Result<Path<u64>, PathRejection>,
) -> Result<Json<FaultRules>, Box<Problem>> {
    let removed = id.is_ok_and(|Path(id)| portal.faults().remove(id));
    if removed { Ok(Json(shown(&portal))) } else { Err(ProblemKind::NotFound.into()) }
}

fn shown(portal: &Portal) -> FaultRules {
    FaultRules { faults: portal.faults().list(), operations: portal.faults().operations() }
}
