//! The password, judged by the rules the registration began with and by what is known of the person.

use super::stored::{Registration, change_open};
use super::wire::{PasswordChoice, PasswordSet};
use crate::http::answer::{Answer, InternalFault, Outcome, Refusal};
use crate::http::documented::PasswordProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Id};
use crate::portal::Portal;
use crate::portal::work::Work;
use crate::rules::password_hash::PasswordHash;
use crate::rules::password_policy::{PersonalData, refusals};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// Sets the password; the last one set counts.
#[utoipa::path(
    put,
    path = "/api/v1/registrations/{id}/password",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = PasswordChoice,
    responses(
        (status = 200, description = "Set", body = PasswordSet),
        PasswordProblems,
    )
)]
pub(super) async fn put_password(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<PasswordChoice>,
) -> Response {
    change_open(&portal, id, change, |work, _, registration, PasswordChoice { password }| {
        set(work, &registration, &password)
    })
    .await
}

fn set(work: &mut Work<'_>, registration: &Registration, password: &str) -> Outcome {
    registration.require_proven_phone(work.now)?;
    let reasons = refusals(&registration.settings.password, &personal_data(registration)?, password);
    if !reasons.is_empty() {
        let reasons = reasons.into_iter().map(str::to_owned).collect();
        return Err(Problem::new(ProblemKind::PasswordRefused).reasons(reasons).into());
    }
    let hash = PasswordHash::new(password, work.password_rounds, work.random);
    work.tx.execute(
        "UPDATE registrations SET password_hash = ?2 WHERE id = ?1",
        params![registration.id, hash.to_string()],
    )?;
    Ok(Answer::json(StatusCode::OK, &PasswordSet { password_set: true }))
}

fn personal_data(registration: &Registration) -> Result<PersonalData, Refusal> {
    let phone = registration.phone.clone();
    let Some(person) = &registration.person else {
        return Ok(PersonalData { phone, ..PersonalData::default() });
    };
    let birth_date = person.birth_date.parse().map_err(|_| InternalFault::Stored("birth date"))?;
    let names = [Some(&person.surname), Some(&person.name), person.patronymic.as_ref()];
    Ok(PersonalData {
        birth_date: Some(birth_date),
        phone,
        names: names.into_iter().flatten().cloned().collect(),
    })
}
