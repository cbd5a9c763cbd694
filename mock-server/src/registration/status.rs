//! `GET /registrations/{id}`: how far a registration is.

use super::given;
use super::stored::Registration;
use super::wire::RegistrationStatus;
use crate::account::consents::of_registration;
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::settings::Step;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/api/v1/registrations/{id}",
        name: "registration_status",
        about: "Says how far a registration is.",
        status: StatusCode::OK,
        answer: "How far it is",
        problems: &[],
    };
    call.question(status)
}

fn status(work: &mut Work<'_>, registration: &Registration) -> Result<RegistrationStatus, Refusal> {
    let consents = of_registration(work.tx, &registration.id)?;
    let forms = given::forms(work.tx, &registration.id)?;
    let steps = registration.settings.registration.steps.iter();
    let contact_proven_until = registration.proven_until(work.now).map(timestamp);
    let is_over = registration.account_oid.is_some();
    let account_exists = contact_proven_until.is_some() && !is_over && registration.has_account(work)?;
    Ok(RegistrationStatus {
        settings_version: registration.settings.version.clone(),
        contact_proven_until,
        account_exists,
        person_saved: registration.person.is_some(),
        password_set: registration.password_hash.is_some(),
        consents: consents.into_iter().map(|consent| consent.id).collect(),
        forms: steps.filter_map(Step::form_id).filter(|id| forms.contains(*id)).map(str::to_owned).collect(),
        completed: is_over,
        expires_at: timestamp(registration.expires_at),
        phone: registration.phone.clone(),
        id: registration.id.clone(),
    })
}
