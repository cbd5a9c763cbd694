//! An account without the way to it: what the console makes at one go, judged as each step of a registration judges it.

use super::stored::Registration;
use super::wire::{Completed, Person};
use super::{complete, given, password, person, start};
use crate::account::contact;
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::problem::ProblemKind;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use crate::rules::forms::judge::{Fields, judged};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

/// Who shall have an account.
pub(crate) struct Seed<'a> {
    pub(crate) phone: &'a str,
    pub(crate) person: &'a Person,
    /// What stands in the fields of each form.
    pub(crate) forms: &'a BTreeMap<String, Fields>,
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
    let nothing = Fields::new();
    let asked: BTreeSet<_> = settings.forms.iter().map(|form| &form.id).chain(seed.forms.keys()).collect();
    let mut forms = Vec::new();
    for form in asked {
        let given = seed.forms.get(form).unwrap_or(&nothing);
        forms.push((form, judged(settings, work.now, Some(person.born()?), form, given)?));
    }
    password::judged(&settings.password, &person.personal_data(Some(phone.clone()))?, seed.password)?;
    if contact::has_account(work, &phone)? {
        return Err(ProblemKind::CONTACT_TAKEN.into());
    }
    let begun = start::begin(work, NO_PHONE)?;
    work.tx.execute(
        "UPDATE registrations SET phone = ?2, contact_proven_at = ?3, password_hash = ?4 WHERE id = ?1",
        params![begun.id, phone, work.now, password::hash(work, seed.password)],
    )?;
    person::keep(work, &begun.id, &person)?;
    for (form, fields) in &forms {
        given::keep(work, &begun.id, form, fields)?;
    }
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
