//! The password, judged by the rules the registration began with and by what is known of the person.

use super::callers::Proven;
use super::wire::{PasswordChoice, PasswordSet};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::password_form::normal_form;
use crate::rules::password_hash::PasswordHash;
use crate::rules::password_policy::PasswordPolicy;
use crate::rules::password_refusals::refusals;
use crate::rules::personal_data::PersonalData;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/password",
        name: "set_password",
        about: "Sets the password; the last one set counts. It is judged by what is known of the person: where a name, birth date or phone that is new afterwards may not stand in it, it must be set again.",
        status: StatusCode::OK,
        answer: "Set",
        problems: &[ProblemKind::PASSWORD_REFUSED],
    };
    call.change(set)
}

fn set(
    work: &mut Work<'_>,
    _: &Head,
    Proven(registration): &Proven,
    PasswordChoice { password }: &PasswordChoice,
) -> Result<PasswordSet, Refusal> {
    judged(&registration.settings.password, &registration.personal_data()?, password)?;
    work.tx.execute(
        "UPDATE registrations SET password_hash = ?2 WHERE id = ?1",
        params![registration.id, hash(work, password)],
    )?;
    Ok(PasswordSet { password_set: true })
}

/// Judges a password.
///
/// # Errors
/// [`ProblemKind::PASSWORD_REFUSED`] with every reason.
pub(super) fn judged(
    policy: &PasswordPolicy,
    personal: &PersonalData,
    password: &str,
) -> Result<(), Refusal> {
    let reasons = refusals(policy, personal, password);
    if reasons.is_empty() {
        return Ok(());
    }
    let reasons = reasons.into_iter().map(str::to_owned).collect();
    Err(Problem::new(ProblemKind::PASSWORD_REFUSED).reasons(reasons).into())
}

/// What is kept of a password.
pub(super) fn hash(work: &Work<'_>, password: &str) -> String {
    PasswordHash::of(&normal_form(password), work.password_cost, work.random)
}
