//! The phone and its codes.

use super::stored::{Registration, change_open};
use super::wire::{Channel, CodeRequest, ContactProven, ContactReleased};
use crate::account::contact::release;
use crate::codes::wire::{CodeCheck, CodeSent};
use crate::http::answer::{Answer, Outcome};
use crate::http::documented::{CheckProblems, CodeProblems, ReleaseProblems};
use crate::http::request::{Change, Head, Id, Nothing};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// Sends a code to a phone, which becomes the registration's phone.
#[utoipa::path(
    post,
    path = "/api/v1/registrations/{id}/codes",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = CodeRequest,
    responses(
        (status = 202, description = "The operator took the code", body = CodeSent),
        CodeProblems,
    )
)]
pub(super) async fn send_code(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<CodeRequest>,
) -> Response {
    change_open(&portal, id, change, |work, head, registration, CodeRequest { phone, channel }| {
        let Channel::Sms = channel;
        send(work, head, &registration, &phone)
    })
    .await
}

fn send(work: &mut Work<'_>, head: &Head, registration: &Registration, phone: &str) -> Outcome {
    let phone = phone::required(phone)?;
    let codes = registration.codes();
    let allowance = codes.allowance(work, &phone)?;
    let sent = codes.send(work, allowance, &phone, head.language)?;
    work.tx.execute(
        "UPDATE registrations SET contact_proven_at = CASE WHEN phone = ?2 THEN contact_proven_at END, phone = ?2
         WHERE id = ?1",
        params![registration.id, phone],
    )?;
    Ok(Answer::json(StatusCode::ACCEPTED, &sent))
}

/// Checks a code; a right one proves the phone it was sent to.
#[utoipa::path(
    post,
    path = "/api/v1/registrations/{id}/codes/check",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = CodeCheck,
    responses(
        (status = 200, description = "The phone is proven", body = ContactProven),
        CheckProblems,
    )
)]
pub(super) async fn check_code(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<CodeCheck>,
) -> Response {
    change_open(&portal, id, change, |work, _, registration, CodeCheck { code }| {
        check(work, &registration, &code)
    })
    .await
}

fn check(work: &mut Work<'_>, registration: &Registration, code: &str) -> Outcome {
    registration.codes().check(work, registration.phone.as_deref(), code)?;
    work.tx.execute(
        "UPDATE registrations SET contact_proven_at = ?2 WHERE id = ?1",
        params![registration.id, work.now],
    )?;
    let until = work.now + registration.settings.registration.contact_proven_s;
    let account_exists = registration.has_account(work)?;
    let proven = ContactProven { contact_proven_until: timestamp(until), account_exists };
    Ok(Answer::json(StatusCode::OK, &proven))
}

/// Takes the proven phone from the account that has it: «это не мой кабинет». Asked again, it changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/registrations/{id}/contact/release",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = Nothing,
    responses(
        (status = 200, description = "The phone belongs to no account", body = ContactReleased),
        ReleaseProblems,
    )
)]
pub(super) async fn release_contact(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<Nothing>,
) -> Response {
    change_open(&portal, id, change, |work, _, registration, Nothing {}| {
        let phone = registration.require_proven_phone(work.now)?;
        release(work, phone)?;
        Ok(Answer::json(StatusCode::OK, &ContactReleased {}))
    })
    .await
}
