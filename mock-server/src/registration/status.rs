//! `GET /registrations/{id}`: how far a registration is.

use super::stored::admitted;
use super::wire::RegistrationStatus;
use crate::account::consents::of_registration;
use crate::http::answer::Answer;
use crate::http::documented::StatusProblems;
use crate::http::request::{Head, Id};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Says how far a registration is.
#[utoipa::path(
    get,
    path = "/api/v1/registrations/{id}",
    tag = "registration",
    security(("registration_secret" = [])),
    params(("id" = String, Path, description = "The registration")),
    responses(
        (status = 200, description = "How far it is", body = RegistrationStatus),
        StatusProblems,
    )
)]
pub(super) async fn get_registration(State(portal): State<Portal>, Id(id): Id, head: Head) -> Response {
    let status = portal.look_up(move |work| {
        let registration = admitted(work, &head, &id)?;
        registration.require_kept(work.now)?;
        let consents = of_registration(work.tx, &registration.id)?;
        let contact_proven_until = registration.proven_until(work.now).map(timestamp);
        let is_over = registration.account_oid.is_some();
        let account_exists = contact_proven_until.is_some() && !is_over && registration.has_account(work)?;
        let status = RegistrationStatus {
            settings_version: registration.settings.version.clone(),
            contact_proven_until,
            account_exists,
            person_saved: registration.person.is_some(),
            password_set: registration.password_hash.is_some(),
            consents: consents.into_iter().map(|consent| consent.id).collect(),
            completed: is_over,
            expires_at: timestamp(registration.expires_at),
            phone: registration.phone,
            id: registration.id,
        };
        Ok(Answer::json(StatusCode::OK, &status))
    });
    status.await
}
