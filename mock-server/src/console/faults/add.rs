//! Orders a fault.

use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::ProblemKind;
use crate::portal::Portal;
use crate::portal::faults::wire::FaultOrder;
use axum::http::{Method, StatusCode};
use serde_json::json;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/console/api/faults",
        name: "add_fault",
        about: "Orders a fault for the next calls, behind the rules that are there.",
        status: StatusCode::CREATED,
        answer: "The rule",
        problems: &[ProblemKind::UNKNOWN_OPERATION, ProblemKind::INVALID_FIELDS],
    };
    let route =
        call.console(async |portal: Portal, Body(order): Body<FaultOrder>| portal.faults().add(order));
    route.describe(|described| {
        described
            .body_example(
                "unavailable",
                "503 for the next two calls of any kind",
                json!({"times": 2, "fault": {"kind": "unavailable", "retry_after_s": 30}}),
            )
            .body_example(
                "too_many_requests",
                "429 for the next request for a code",
                json!({"operation": "POST /api/v1/registrations/{id}/codes", "times": 1, "fault": {"kind": "too_many_requests", "retry_after_s": 60}}),
            )
            .body_example(
                "delay",
                "The account comes five seconds late",
                json!({"operation": "GET /api/v1/account", "times": 1, "fault": {"kind": "delay", "ms": 5000}}),
            )
            .body_example(
                "drop_before",
                "The connection breaks and no account is made",
                json!({"operation": "POST /api/v1/registrations/{id}/complete", "times": 1, "fault": {"kind": "drop_before"}}),
            )
            .body_example(
                "drop_after",
                "The account is made, but the phone isn't told",
                json!({"operation": "POST /api/v1/registrations/{id}/complete", "times": 1, "fault": {"kind": "drop_after"}}),
            )
            .body_example(
                "captive_portal",
                "A Wi-Fi network answers for the portal three times",
                json!({"operation": null, "times": 3, "fault": {"kind": "captive_portal"}}),
            )
            .body_example(
                "wrong_date",
                "The portal's clock seems to be a day behind",
                json!({"operation": "GET /api/v1/settings", "times": 1, "fault": {"kind": "wrong_date", "offset_s": -86400}}),
            )
    })
}
