//! A form of the settings that the registration began with.

use super::callers::Proven;
use super::given;
use super::stored::StoredPerson;
use super::wire::{FormGiven, FormSaved};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::forms::judge::judged;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/forms",
        name: "save_form",
        about: "Saves what is given in a form; the last one saved counts, all of it. A field whose condition does not hold is read over.",
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
    FormGiven { form, fields }: &FormGiven,
) -> Result<FormSaved, Refusal> {
    let born = registration.person.as_ref().map(StoredPerson::born).transpose()?;
    let fields = judged(&registration.settings, work.now, born, form, fields)?;
    given::keep(work, &registration.id, form, &fields)?;
    Ok(FormSaved { form_saved: true })
}
