//! Name and birth date.

use super::stored::{Registration, change_open};
use super::wire::{Person, PersonSaved};
use crate::http::answer::{Answer, Outcome};
use crate::http::documented::PersonProblems;
use crate::http::problem::{FieldFault, Problem, ProblemKind};
use crate::http::request::{Change, Id};
use crate::portal::Portal;
use crate::portal::work::Work;
use crate::rules::fields::{birth_date, name};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// Saves who registers; the last one saved counts.
#[utoipa::path(
    put,
    path = "/api/v1/registrations/{id}/person",
    tag = "registration",
    security(("registration_secret" = [])),
    params(
        ("id" = String, Path, description = "The registration"),
        ("Idempotency-Key" = String, Header, description = "A quoted UUID"),
    ),
    request_body = Person,
    responses(
        (status = 200, description = "Saved", body = PersonSaved),
        PersonProblems,
    )
)]
pub(super) async fn put_person(State(portal): State<Portal>, Id(id): Id, change: Change<Person>) -> Response {
    change_open(&portal, id, change, |work, _, registration, person| save(work, &registration, &person)).await
}

fn save(work: &mut Work<'_>, registration: &Registration, person: &Person) -> Outcome {
    registration.require_proven_phone(work.now)?;
    let limits = &registration.settings.registration;
    let surname = name::check(&person.surname);
    let first_name = name::check(&person.name);
    let patronymic = person.patronymic.as_deref().map(name::check).transpose();
    let born = birth_date::check(&person.birth_date, birth_date::today(work.now), limits);
    let (Ok(surname), Ok(first_name), Ok(patronymic), Ok(born)) = (&surname, &first_name, &patronymic, &born)
    else {
        let verdicts = [
            ("surname", surname.err()),
            ("name", first_name.err()),
            ("patronymic", patronymic.err()),
            ("birth_date", born.err()),
        ];
        let faults = verdicts.into_iter().filter_map(|(field, reason)| {
            reason.map(|reason| FieldFault { field: field.to_owned(), reason: reason.to_owned() })
        });
        return Err(Problem::new(ProblemKind::InvalidFields).fields(faults.collect()).into());
    };
    let mut save = work.tx.prepare_cached(
        "UPDATE registrations SET surname = ?2, name = ?3, patronymic = ?4, birth_date = ?5 WHERE id = ?1",
    )?;
    save.execute(params![registration.id, surname, first_name, patronymic, born.to_string()])?;
    Ok(Answer::json(StatusCode::OK, &PersonSaved { person_saved: true }))
}
