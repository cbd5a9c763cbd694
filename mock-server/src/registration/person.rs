//! Name and birth date.

use super::callers::Proven;
use super::stored::StoredPerson;
use super::wire::{Person, PersonSaved};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::{FieldFault, Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::fields::{birth_date, name};
use crate::rules::settings::RegistrationSettings;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/person",
        name: "save_person",
        about: "Saves who registers; the last one saved counts. A password that was set before and may hold what is new must be set again.",
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
    let judged = judged(work.now, &registration.settings.registration, person)?;
    registration.forget_outdated_password(work, &judged.personal_data(registration.phone.clone())?)?;
    keep(work, &registration.id, &judged)?;
    Ok(PersonSaved { person_saved: true })
}

/// The person as they are kept.
///
/// # Errors
/// [`ProblemKind::INVALID_FIELDS`] with every field that can't be.
pub(super) fn judged(
    now: i64,
    limits: &RegistrationSettings,
    person: &Person,
) -> Result<StoredPerson, Refusal> {
    let surname = name::check(&person.surname);
    let first_name = name::check(&person.name);
    let patronymic = person.patronymic.as_deref().map(name::check).transpose();
    let born = birth_date::check(&person.birth_date, birth_date::today(now), limits);
    match (surname, first_name, patronymic, born) {
        (Ok(surname), Ok(name), Ok(patronymic), Ok(born)) => {
            Ok(StoredPerson { surname, name, patronymic, birth_date: born.to_string() })
        }
        (surname, first_name, patronymic, born) => {
            let verdicts = [
                ("surname", surname.err()),
                ("name", first_name.err()),
                ("patronymic", patronymic.err()),
                ("birth_date", born.err()),
            ];
            let faults = verdicts
                .into_iter()
                .filter_map(|(field, reason)| reason.map(|reason| FieldFault::new(field, reason)));
            Err(Problem::new(ProblemKind::INVALID_FIELDS).fields(faults.collect()).into())
        }
    }
}

/// Keeps who registers.
pub(super) fn keep(work: &Work<'_>, registration: &str, person: &StoredPerson) -> rusqlite::Result<()> {
    let mut save = work.tx.prepare_cached(
        "UPDATE registrations SET surname = ?2, name = ?3, patronymic = ?4, birth_date = ?5 WHERE id = ?1",
    )?;
    save.execute(params![registration, person.surname, person.name, person.patronymic, person.birth_date])?;
    Ok(())
}
