//! `POST /registrations`: a registration begins and keeps the settings of that moment.

use super::stored::Registration;
use super::wire::RegistrationCreated;
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::call::{Call, Route};
use crate::http::caller::Installation;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Head, Nothing};
use crate::portal::clock::{DAY_S, timestamp};
use crate::portal::random::token;
use crate::portal::work::Work;
use crate::rules::asker::{Asker, Use};
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
        problems: &[ProblemKind::TOO_MANY_REQUESTS],
    };
    call.change(start)
}

fn start(
    work: &mut Work<'_>,
    head: &Head,
    Installation(installation): &Installation,
    Nothing {}: &Nothing,
) -> Result<RegistrationCreated, Refusal> {
    let asker = Asker::of(head, installation);
    if let Some(at) = asker.full_until(work, Use::Registration)? {
        return Err(Problem::new(ProblemKind::TOO_MANY_REQUESTS).retry_at(at, work.now).into());
    }
    asker.count(work, Use::Registration)?;
    clear_away(work)?;
    begin(work, installation)
}

/// Begins a registration on an installation, with the settings that hold now.
pub(super) fn begin(work: &Work<'_>, installation: &str) -> Result<RegistrationCreated, Refusal> {
    let id = token::<16>(work.random);
    let secret = token::<32>(work.random);
    let active = work.active;
    let expires_at = work.now + active.settings.registration.kept_days * DAY_S;
    work.keep_settings()?;
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

/// Removes registrations that never became accounts, once they have been over for as long as they were kept: until then
/// a phone that comes back is told so.
fn clear_away(work: &Work<'_>) -> rusqlite::Result<()> {
    let before = work.now - work.active.settings.registration.kept_days * DAY_S;
    let of_those = "(SELECT id FROM registrations WHERE account_oid IS NULL AND expires_at <= ?1)";
    for sql in [
        format!("DELETE FROM consents WHERE registration_id IN {of_those}"),
        format!("DELETE FROM forms_given WHERE registration_id IN {of_those}"),
        "DELETE FROM registrations WHERE account_oid IS NULL AND expires_at <= ?1".to_owned(),
    ] {
        work.tx.prepare_cached(&sql)?.execute([before])?;
    }
    Ok(())
}
