//! `complete`: the registration becomes an account, once.

use super::steps;
use super::stored::{Registration, StoredPerson};
use super::wire::{AccountCreated, Completed};
use crate::account::contact;
use crate::account::wire::Level;
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::json::word;
use crate::http::problem::ProblemKind;
use crate::http::request::{Head, Nothing};
use crate::portal::changes::ChangeKind;
use crate::portal::work::Work;
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
    call.change(|work, _: &Head, registration, Nothing {}: &Nothing| create(work, registration))
}

/// The account of a registration: made now, or before.
pub(super) fn create(work: &mut Work<'_>, registration: &Registration) -> Result<Completed, Refusal> {
    if let Some(oid) = &registration.account_oid {
        return Ok(created(oid.clone()));
    }
    let phone = registration.require_proven_phone(work.now)?;
    let missing = steps::missing(work, registration)?;
    let (Some(person), Some(password_hash), true) =
        (&registration.person, &registration.password_hash, missing.is_empty())
    else {
        return Err(steps::refusal(&missing).into());
    };
    if contact::has_account(work, phone)? {
        return Err(ProblemKind::CONTACT_TAKEN.into());
    }
    let oid = insert(work, phone, person, password_hash)?;
    work.tx
        .execute("UPDATE registrations SET account_oid = ?2 WHERE id = ?1", params![registration.id, oid])?;
    for given in ["consents", "forms_given"] {
        let follow = format!("UPDATE {given} SET account_oid = ?2 WHERE registration_id = ?1");
        work.tx.execute(&follow, params![registration.id, oid])?;
    }
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

fn created(oid: String) -> Completed {
    Completed { account: AccountCreated { oid, level: Level::Basic } }
}
