//! Name and birth date.

use super::callers::Proven;
use super::wire::{Person, PersonSaved};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::{FieldFault, Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::fields::{birth_date, name};
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/person",
        name: "save_person",
        about: "Saves who registers; the last one saved counts.",
        status: StatusCode::OK,
        answer: "Saved",
        problems: &[ProblemKind::INVALID_FIELDS],
    };
    call.change(save)
}

fn save(
    work: &mut Work<'_>,
    _: &Head,
    Proven(registration): &Proven,
    person: &Person,
) -> Result<PersonSaved, Refusal> {
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
        return Err(Problem::new(ProblemKind::INVALID_FIELDS).fields(faults.collect()).into());
    };
    let mut save = work.tx.prepare_cached(
        "UPDATE registrations SET surname = ?2, name = ?3, patronymic = ?4, birth_date = ?5 WHERE id = ?1",
    )?;
    save.execute(params![registration.id, surname, first_name, patronymic, born.to_string()])?;
    Ok(PersonSaved { person_saved: true })
}
