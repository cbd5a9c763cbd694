//! An account without the way to it: what the console makes at one go, judged as each step of a registration judges it.

use super::stored::Registration;
use super::wire::{Completed, Person};
use super::{complete, password, person, snils, start};
use crate::account::contact;
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::work::Work;
use crate::rules::fields::phone;
use crate::rules::settings::Step;
use rusqlite::params;

/// Who shall have an account.
pub(crate) struct Seed<'a> {
    pub(crate) phone: &'a str,
    pub(crate) person: &'a Person,
    pub(crate) snils: Option<&'a str>,
    pub(crate) password: &'a str,
}

/// The installation that registers for them, which no phone can name: theirs are UUIDs.
const NO_PHONE: &str = "console";

/// Makes the account by a registration whose phone is proven and whose every consent is given now. Nothing is written
/// before everything is judged, for what was written before a refusal is kept.
pub(crate) fn make(work: &mut Work<'_>, seed: &Seed<'_>) -> Result<Completed, Refusal> {
    let settings = &work.active.settings;
    let phone = phone::required(seed.phone)?;
    let person = person::judged(work.now, &settings.registration, seed.person)?;
    let snils = match seed.snils {
        Some(typed) => Some(snils::judged(typed)?),
        None if settings.registration.steps.contains(&Step::Snils) => {
            return Err(Problem::new(ProblemKind::INVALID_FIELDS).field("snils", "empty").into());
        }
        None => None,
    };
    password::judged(&settings.password, &person.personal_data(Some(phone.clone()))?, seed.password)?;
    if contact::has_account(work, &phone)? {
        return Err(ProblemKind::CONTACT_TAKEN.into());
    }
    let begun = start::begin(work, NO_PHONE)?;
    work.tx.execute(
        "UPDATE registrations SET phone = ?2, contact_proven_at = ?3, snils = ?4, password_hash = ?5 WHERE id = ?1",
        params![begun.id, phone, work.now, snils, password::hash(work, seed.password)],
    )?;
    person::keep(work, &begun.id, &person)?;
    for text in &begun.settings.consents {
        work.tx.execute(
            "INSERT INTO consents (registration_id, consent_id, version, accepted_at, received_at)
             VALUES (?1, ?2, ?3, ?4, ?4)",
            params![begun.id, text.id, text.version, work.now],
        )?;
    }
    let registration = Registration::by_secret(work, &begun.id, &begun.secret)?;
    complete::create(work, &registration)
}
