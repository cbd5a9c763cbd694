//! Gives somebody an account, so that a test begins where signing in does.

use super::get::everybody;
use super::wire::{PersonShown, PersonToAdd};
use crate::http::answer::{InternalFault, Refusal};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::work::Work;
use crate::registration::seed::{self, Seed};
use crate::registration::wire::Person;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/console/api/people",
        name: "add_person",
        about: "Gives somebody an account at one go: judged like a registration, with the number proven and every consent given. Sign in with the number and the password.",
        status: StatusCode::CREATED,
        answer: "The account",
        problems: &[
            ProblemKind::INVALID_PHONE,
            ProblemKind::INVALID_FIELDS,
            ProblemKind::PASSWORD_REFUSED,
            ProblemKind::CONTACT_TAKEN,
        ],
    };
    call.console(add)
}

async fn add(portal: Portal, Body(asked): Body<PersonToAdd>) -> Result<PersonShown, Box<Problem>> {
    portal.transact(move |work| made(work, asked)).await
}

fn made(work: &mut Work<'_>, asked: PersonToAdd) -> Result<PersonShown, Refusal> {
    let PersonToAdd { phone, surname, name, patronymic, birth_date, forms, password } = asked;
    let person = Person { surname, name, patronymic, birth_date };
    let seed = Seed { phone: &phone, person: &person, forms: &forms, password: &password };
    let oid = seed::make(work, &seed)?.account.oid;
    let people = everybody(work)?;
    let added = people.into_iter().find(|person| person.oid == oid);
    added.ok_or_else(|| InternalFault::Stored("account").into())
}
