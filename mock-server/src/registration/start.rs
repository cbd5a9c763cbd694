//! `POST /registrations`: a registration begins and keeps the settings of that moment.

use super::stored::Registration;
use super::wire::RegistrationCreated;
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::call::{Call, Route};
use crate::http::caller::Installation;
use crate::http::request::{Head, Nothing};
use crate::portal::clock::{DAY_S, timestamp};
use crate::portal::random::token;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/registrations",
        name: "start_registration",
        about: "Begins a registration.",
        status: StatusCode::CREATED,
        answer: "It began; the secret is told this once",
        problems: &[],
    };
    call.change(start)
}

fn start(
    work: &mut Work<'_>,
    _: &Head,
    Installation(installation): &Installation,
    Nothing {}: &Nothing,
) -> Result<RegistrationCreated, Refusal> {
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
            Registration::secret_mac(work, &id, &secret),
            installation,
            active.etag,
            work.now,
            expires_at
        ],
    )?;
    Ok(RegistrationCreated {
        id,
        secret,
        expires_at: timestamp(expires_at),
        settings: active.settings.clone(),
    })
}
