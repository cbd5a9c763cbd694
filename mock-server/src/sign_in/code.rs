//! The second factor: the code to the account's phone.

use super::stored::SignIn;
use super::wire::SignInProven;
use crate::codes::wire::{CodeCheck, CodeSent};
use crate::http::answer::{Answer, Outcome, Refusal};
use crate::http::documented::{SignInCheckProblems, SignInCodeProblems};
use crate::http::problem::ProblemKind;
use crate::http::request::{Change, Head, Id, Nothing};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// A change to a sign-in that is neither expired nor used up.
async fn change_open<B: Send + 'static>(
    portal: &Portal,
    id: String,
    change: Change<B>,
    effect: impl FnOnce(&mut Work<'_>, &Head, SignIn, B) -> Outcome + Send + 'static,
) -> Response {
    // An unknown sign-in and a wrong secret look the same.
    let admit = move |work: &mut Work<'_>, head: &Head| {
        let secret = head.bearer.as_deref().ok_or(ProblemKind::Unauthorized)?;
        let sign_in = SignIn::authorised(work, &id, secret)?.ok_or(ProblemKind::Unauthorized)?;
        Ok::<_, Refusal>((Scope::SignIn(id), sign_in))
    };
    let guarded = |work: &mut Work<'_>, head: &Head, sign_in: SignIn, body: B| {
        sign_in.require_open(work.now)?;
        effect(work, head, sign_in, body)
    };
    portal.change(change, admit, guarded).await
}

/// Sends another code to the account's phone.
#[utoipa::path(
    post,
    path = "/api/v1/sign-ins/{id}/codes",
    tag = "sign-in",
    security(("sign_in_secret" = [])),
    params(
        ("id" = String, Path, description = "The sign-in"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = Nothing,
    responses(
        (status = 202, description = "The operator took the code", body = CodeSent),
        SignInCodeProblems,
    )
)]
pub(super) async fn send_sign_in_code(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<Nothing>,
) -> Response {
    change_open(&portal, id, change, |work, head, sign_in, Nothing {}| {
        let codes = sign_in.codes(&work.active.settings.code);
        let allowance = codes.allowance(work, &sign_in.phone)?;
        let sent = codes.send(work, allowance, &sign_in.phone, head.language)?;
        Ok(Answer::json(StatusCode::ACCEPTED, &sent))
    })
    .await
}

/// Checks a code; after a right one the sign-in grants a session.
#[utoipa::path(
    post,
    path = "/api/v1/sign-ins/{id}/codes/check",
    tag = "sign-in",
    security(("sign_in_secret" = [])),
    params(
        ("id" = String, Path, description = "The sign-in"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = CodeCheck,
    responses(
        (status = 200, description = "The code was right", body = SignInProven),
        SignInCheckProblems,
    )
)]
pub(super) async fn check_sign_in_code(
    State(portal): State<Portal>,
    Id(id): Id,
    change: Change<CodeCheck>,
) -> Response {
    change_open(&portal, id, change, |work, _, sign_in, CodeCheck { code }| {
        sign_in.codes(&work.active.settings.code).check(work, Some(&sign_in.phone), &code)?;
        work.tx.execute("UPDATE sign_ins SET proven_at = ?2 WHERE id = ?1", params![sign_in.id, work.now])?;
        let proven = SignInProven { proven_until: timestamp(sign_in.expires_at) };
        Ok(Answer::json(StatusCode::OK, &proven))
    })
    .await
}
