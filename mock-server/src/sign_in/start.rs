//! `POST /sign-ins`: the password is checked, and a code goes to the phone.

use super::password;
use super::stored::{OCCASION, SignIn};
use super::wire::{SignInRequest, SignInStarted};
use crate::account::contact::is_used_on;
use crate::codes::{Counters, Holder};
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::call::{Call, Route};
use crate::http::caller::Installation;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::clock::{DAY_S, timestamp};
use crate::portal::random::token;
use crate::portal::work::Work;
use crate::rules::asker::{Asker, Use};
use crate::rules::fields::phone;
use axum::http::{Method, StatusCode};
use rusqlite::params;

/// How long a sign-in can be finished, in seconds.
const LIFE_S: i64 = 3_600;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sign-ins",
        name: "start_sign_in",
        about: "Begins a sign-in. A wrong password and an unknown number get the same answer.",
        status: StatusCode::CREATED,
        answer: "The operator took the code; the secret is told this once",
        problems: &[
            ProblemKind::INVALID_PHONE,
            ProblemKind::WRONG_CREDENTIALS,
            ProblemKind::TOO_MANY_TRIES,
            ProblemKind::TOO_MANY_REQUESTS,
            ProblemKind::SEND_LIMIT,
        ],
    };
    call.change(start)
}

fn start(
    work: &mut Work<'_>,
    head: &Head,
    Installation(installation): &Installation,
    SignInRequest { phone, password }: &SignInRequest,
) -> Result<SignInStarted, Refusal> {
    let phone = phone::required(phone)?;
    let asker = Asker::of(head, installation);
    let oid = password::account_of(work, asker, &phone, password)?;
    let asker = asker.known(is_used_on(work, &phone, installation)?);
    if let Some(at) = asker.full_until(work, Use::SignIn)? {
        return Err(Problem::new(ProblemKind::TOO_MANY_REQUESTS).retry_at(at, work.now).into());
    }
    let id = token::<16>(work.random);
    let secret = token::<32>(work.random);
    let codes = Holder {
        occasion: &OCCASION,
        id: &id,
        asker,
        limits: &work.active.settings.code,
        counters: Counters::default(),
    };
    // A refused code must leave no sign-in behind: what was written before a refusal is kept.
    let allowance = codes.allowance(work, &phone)?;
    asker.count(work, Use::SignIn)?;
    // What was over a day ago opens nothing and is counted nowhere.
    work.tx.prepare_cached("DELETE FROM sign_ins WHERE expires_at <= ?1")?.execute([work.now - DAY_S])?;
    let expires_at = work.now + LIFE_S;
    work.tx.execute(
        "INSERT INTO sign_ins (id, secret_mac, installation, account_oid, phone, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, SignIn::secret_mac(work, &id, &secret), installation, oid, phone, work.now, expires_at],
    )?;
    let code = codes.send(work, allowance, &phone, head.language)?;
    Ok(SignInStarted { id, secret, expires_at: timestamp(expires_at), code })
}
