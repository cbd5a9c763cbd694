//! The consents: which, in what version, accepted when and received when.

use super::stored::{Registration, change_open};
use super::wire::{ConsentGiven, ConsentsGiven, ConsentsKept};
use crate::account::consents::of_registration;
use crate::http::answer::{Answer, Outcome};
use crate::http::documented::ConsentProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Id};
use crate::portal::Portal;
use crate::portal::work::Work;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use rusqlite::params;
use std::collections::BTreeMap;

/// Saves the consents; they take the place of those saved before.
#[utoipa::path(
    put,
    path = "/api/v1/registrations/{id}/consents",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = ConsentsGiven,
    responses(
        (status = 200, description = "Saved", body = ConsentsKept),
        ConsentProblems,
    )
)]
pub(super) async fn put_consents(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<ConsentsGiven>,
) -> Response {
    change_open(&portal, id, change, |work, _, registration, given| {
        save(work, &registration, &given.consents)
    })
    .await
}

fn save(work: &mut Work<'_>, registration: &Registration, given: &[ConsentGiven]) -> Outcome {
    registration.require_proven_phone(work.now)?;
    let mut accepted = BTreeMap::new();
    for consent in given {
        let known = registration
            .settings
            .consents
            .iter()
            .any(|text| (&text.id, &text.version) == (&consent.id, &consent.version));
        if !known {
            let detail = format!("{:.40} {:.40}", consent.id, consent.version);
            return Err(Problem::new(ProblemKind::UnknownConsent).detail(detail).into());
        }
        let invalid = |reason| Problem::new(ProblemKind::InvalidFields).field("consents", reason);
        let at: Timestamp = consent.accepted_at.parse().map_err(|_| invalid("not_a_time"))?;
        let at = at.as_second().min(work.now);
        if accepted.insert(&consent.id, (&consent.version, at)).is_some() {
            return Err(invalid("repeated").into());
        }
    }
    work.tx.execute("DELETE FROM consents WHERE registration_id = ?1", [&registration.id])?;
    for (id, (version, accepted_at)) in accepted {
        work.tx.execute(
            "INSERT INTO consents (registration_id, consent_id, version, accepted_at, received_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![registration.id, id, version, accepted_at, work.now],
        )?;
    }
    let consents = of_registration(work.tx, &registration.id)?;
    Ok(Answer::json(StatusCode::OK, &ConsentsKept { consents }))
}
