//! `complete`: the registration becomes an account, once.

use super::stored::{Registration, StoredPerson};
use super::wire::{AccountCreated, Completed};
use crate::account::consents::of_registration;
use crate::account::contact;
use crate::account::wire::Level;
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::json::word;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Head, Nothing};
use crate::portal::changes::ChangeKind;
use crate::portal::work::Work;
use crate::rules::settings::Step;
use axum::http::{Method, StatusCode};
use rusqlite::params;

/// Account numbers are this plus a running number, so that they have ten digits.
const FIRST_OID: i64 = 1_000_000_000;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/registrations/{id}/complete",
        name: "complete",
        about: "Makes the account. Asked again, it names the account that was made.",
        status: StatusCode::CREATED,
        answer: "The account exists",
        problems: &[ProblemKind::CONTACT_NOT_PROVEN, ProblemKind::STEP_MISSING, ProblemKind::CONTACT_TAKEN],
    };
    call.change(create)
}

fn create(
    work: &mut Work<'_>,
    _: &Head,
    registration: &Registration,
    Nothing {}: &Nothing,
) -> Result<Completed, Refusal> {
    if let Some(oid) = &registration.account_oid {
        return Ok(created(oid.clone()));
    }
    let phone = registration.require_proven_phone(work.now)?;
    let missing = missing_steps(work, registration)?;
    let (Some(person), Some(password_hash), true) =
        (&registration.person, &registration.password_hash, missing.is_empty())
    else {
        let steps = missing.iter().map(word).collect();
        return Err(Problem::new(ProblemKind::STEP_MISSING).missing(steps).into());
    };
    if contact::has_account(work, phone)? {
        return Err(ProblemKind::CONTACT_TAKEN.into());
    }
    let oid = insert(work, phone, person, password_hash)?;
    work.tx.execute("UPDATE accounts SET snils = ?2 WHERE oid = ?1", params![oid, registration.snils])?;
    work.tx
        .execute("UPDATE registrations SET account_oid = ?2 WHERE id = ?1", params![registration.id, oid])?;
    work.tx.execute(
        "UPDATE consents SET account_oid = ?2 WHERE registration_id = ?1",
        params![registration.id, oid],
    )?;
    work.changed(ChangeKind::PEOPLE);
    Ok(created(oid))
}

fn insert(
    work: &Work<'_>,
    phone: &str,
    person: &StoredPerson,
    password_hash: &str,
) -> rusqlite::Result<String> {
    let number: i64 = work.tx.query_row(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'accounts'), 0) + 1",
        [],
        |row| row.get(0),
    )?;
    let oid = (FIRST_OID + number).to_string();
    work.tx.execute(
        "INSERT INTO accounts (number, oid, level, phone, surname, name, patronymic, birth_date, password_hash, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            number,
            oid,
            word(&Level::Basic),
            phone,
            person.surname,
            person.name,
            person.patronymic,
            person.birth_date,
            password_hash,
            work.now
        ],
    )?;
    Ok(oid)
}

/// The steps of the registration's own list that are not done, in its order.
fn missing_steps(work: &Work<'_>, registration: &Registration) -> rusqlite::Result<Vec<Step>> {
    let given = of_registration(work.tx, &registration.id)?;
    let agreed =
        registration.settings.consents.iter().filter(|text| text.required).all(|text| {
            given.iter().any(|consent| (&consent.id, &consent.version) == (&text.id, &text.version))
        });
    let done = |step: &Step| match step {
        Step::Contact => registration.proven_until(work.now).is_some(),
        Step::Person => registration.person.is_some(),
        Step::Snils => registration.snils.is_some(),
        Step::Password => registration.password_hash.is_some(),
        Step::Agreement => agreed,
    };
    Ok(registration.settings.registration.steps.iter().filter(|step| !done(step)).copied().collect())
}

fn created(oid: String) -> Completed {
    Completed { account: AccountCreated { oid, level: Level::Basic } }
}
