//! `complete`: the registration becomes an account, once.

use super::stored::{Registration, StoredPerson, admitted};
use super::wire::{AccountCreated, Completed};
use crate::account::consents::of_registration;
use crate::account::contact;
use crate::account::wire::Level;
use crate::http::answer::{Answer, Outcome};
use crate::http::documented::CompleteProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Head, Id, Nothing};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;
use crate::rules::settings::Step;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// Account numbers are this plus a running number, so that they have ten digits.
const FIRST_OID: i64 = 1_000_000_000;

/// Makes the account. Asked again, it names the account that was made.
#[utoipa::path(
    post,
    path = "/api/v1/registrations/{id}/complete",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = Nothing,
    responses(
        (status = 201, description = "The account exists", body = Completed),
        CompleteProblems,
    )
)]
pub(super) async fn complete(State(portal): State<Portal>, Id(id): Id, change: Change<Nothing>) -> Response {
    let admit = move |work: &mut Work<'_>, head: &Head| {
        let registration = admitted(work, head, &id)?;
        Ok((Scope::Registration(id), registration))
    };
    let effect =
        |work: &mut Work<'_>, _: &Head, registration: Registration, Nothing {}| create(work, &registration);
    portal.change(change, admit, effect).await
}

fn create(work: &mut Work<'_>, registration: &Registration) -> Outcome {
    registration.require_kept(work.now)?;
    if let Some(oid) = &registration.account_oid {
        return Ok(created(oid));
    }
    let phone = registration.require_proven_phone(work.now)?;
    let missing = missing_steps(work, registration)?;
    let (Some(person), Some(password_hash), true) =
        (&registration.person, &registration.password_hash, missing.is_empty())
    else {
        let steps = missing.into_iter().map(|step| step.name().to_owned()).collect();
        return Err(Problem::new(ProblemKind::StepMissing).missing(steps).into());
    };
    if contact::has_account(work, phone)? {
        return Err(ProblemKind::ContactTaken.into());
    }
    let oid = insert(work, phone, person, password_hash)?;
    work.tx
        .execute("UPDATE registrations SET account_oid = ?2 WHERE id = ?1", params![registration.id, oid])?;
    work.tx.execute(
        "UPDATE consents SET account_oid = ?2 WHERE registration_id = ?1",
        params![registration.id, oid],
    )?;
    work.changed(ChangeKind::People);
    Ok(created(&oid))
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
            Level::Basic.name(),
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
        Step::Password => registration.password_hash.is_some(),
        Step::Agreement => agreed,
    };
    Ok(registration.settings.registration.steps.iter().filter(|step| !done(step)).copied().collect())
}

fn created(oid: &str) -> Answer {
    let account = AccountCreated { oid: oid.to_owned(), level: Level::Basic };
    Answer::json(StatusCode::CREATED, &Completed { account })
}
