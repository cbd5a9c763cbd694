//! `POST /registrations`: a registration begins and keeps the settings of that moment.

use super::wire::RegistrationCreated;
use crate::http::answer::Answer;
use crate::http::documented::StartProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Head, Nothing};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::idempotency::Scope;
use crate::portal::keys::Purpose;
use crate::portal::random::token;
use crate::portal::work::Work;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::params;

const DAY_S: i64 = 86_400;

/// Begins a registration.
#[utoipa::path(
    post,
    path = "/api/v1/registrations",
    tag = "registration",
    params(
        ("Idempotency-Key" = String, Header, description = "A quoted UUID", example = "\"8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55\""),
        ("Kabinet-Installation" = String, Header, description = "A UUID that names the installation of the app"),
    ),
    request_body = Nothing,
    responses(
        (status = 201, description = "It began; the secret is told this once", body = RegistrationCreated),
        StartProblems,
    )
)]
pub(super) async fn start(State(portal): State<Portal>, change: Change<Nothing>) -> Response {
    let Some(installation) = change.head.installation.clone() else {
        return Problem::new(ProblemKind::InstallationMissing).into_response();
    };
    let scope = Scope::Installation(installation.clone());
    let admit = move |_: &mut Work<'_>, _: &Head| Ok((scope, installation));
    let effect = |work: &mut Work<'_>, _: &Head, installation: String, Nothing {}| {
        let id = token::<16>(work.random);
        let secret = token::<32>(work.random);
        let active = work.active;
        let expires_at = work.now + active.settings.registration.kept_days * DAY_S;
        work.tx.execute(
            "INSERT INTO settings_snapshots (etag, json) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![active.etag, active.json],
        )?;
        work.tx.execute(
            "INSERT INTO registrations (id, secret_mac, installation, settings, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id,
                work.key.mac(Purpose::RegistrationSecret, &[id.as_bytes(), secret.as_bytes()]),
                installation,
                active.etag,
                work.now,
                expires_at
            ],
        )?;
        let created = RegistrationCreated {
            id,
            secret,
            expires_at: timestamp(expires_at),
            settings: active.settings.clone(),
        };
        Ok(Answer::json(StatusCode::CREATED, &created))
    };
    portal.change(change, admit, effect).await
}
