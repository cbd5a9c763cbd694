//! `POST /sign-ins`: the password is checked, and a code goes to the phone.

use super::password;
use super::stored::JOURNEY;
use super::wire::{SignInRequest, SignInStarted};
use crate::codes::{Counters, Holder};
use crate::http::answer::{Answer, Outcome};
use crate::http::documented::SignInProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Head};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::idempotency::Scope;
use crate::portal::keys::Purpose;
use crate::portal::random::token;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::params;

/// How long a sign-in can be finished, in seconds.
const LIFE_S: i64 = 3_600;

/// Begins a sign-in. A wrong password and an unknown number get the same answer.
#[utoipa::path(
    post,
    path = "/api/v1/sign-ins",
    tag = "sign-in",
    params(
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
        ("Kabinet-Installation" = String, Header, description = "A UUID that names the installation of the app"),
    ),
    request_body = SignInRequest,
    responses(
        (status = 201, description = "The operator took the code; the secret is told this once", body = SignInStarted),
        SignInProblems,
    )
)]
pub(super) async fn start_sign_in(State(portal): State<Portal>, change: Change<SignInRequest>) -> Response {
    let Some(installation) = change.head.installation.clone() else {
        return Problem::new(ProblemKind::InstallationMissing).into_response();
    };
    let scope = Scope::Installation(installation.clone());
    let admit = move |_: &mut Work<'_>, _: &Head| Ok((scope, installation));
    let effect = |work: &mut Work<'_>, head: &Head, installation: String, asked: SignInRequest| {
        start(work, head, &installation, &asked)
    };
    portal.change(change, admit, effect).await
}

fn start(work: &mut Work<'_>, head: &Head, installation: &str, asked: &SignInRequest) -> Outcome {
    let phone = phone::required(&asked.phone)?;
    let oid = password::account_of(work, installation, &phone, &asked.password)?;
    let id = token::<16>(work.random);
    let secret = token::<32>(work.random);
    let codes = Holder {
        journey: &JOURNEY,
        id: &id,
        installation,
        limits: &work.active.settings.code,
        counters: Counters::default(),
    };
    // A refused code must leave no sign-in behind: what was written before a refusal is kept.
    let allowance = codes.allowance(work, &phone)?;
    let expires_at = work.now + LIFE_S;
    work.tx.execute(
        "INSERT INTO sign_ins (id, secret_mac, installation, account_oid, phone, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id,
            work.key.mac(Purpose::SignInSecret, &[id.as_bytes(), secret.as_bytes()]),
            installation,
            oid,
            phone,
            work.now,
            expires_at
        ],
    )?;
    let code = codes.send(work, allowance, &phone, head.language)?;
    let started = SignInStarted { id, secret, expires_at: timestamp(expires_at), code };
    Ok(Answer::json(StatusCode::CREATED, &started))
}
