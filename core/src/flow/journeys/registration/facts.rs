//! What is true of a registration and outlives the process.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    domain::{
        NamePart, Phone,
        password::{Forbidden, PersonalData},
    },
    flow::proof::{Codes, CodesElsewhere, Credentials},
    protocol::{AcceptedConsent, Given, PersonData, Settings},
    sensitive::hidden_debug,
};

/// A registration that is not finished.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// What the portal knows it by; none until the first number was sent.
    pub credentials: Option<Credentials>,
    /// The settings it is pinned to; none until the portal gave them.
    pub settings: Option<Settings>,
    /// The number codes are sent to, E.164.
    pub phone: Option<String>,
    /// The codes that were sent to it.
    pub codes: Option<Codes>,
    /// Live codes that were sent to other numbers than this one.
    #[serde(default, skip_serializing_if = "CodesElsewhere::is_empty")]
    pub codes_elsewhere: CodesElsewhere,
    /// The number whose codes the portal takes, which is the last one that it sent a code to; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_phone: Option<String>,
    /// The number that a code was asked for, while no answer has told whether it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_phone: Option<String>,
    /// Until when the number counts as proven.
    pub contact_proven_until: Option<Timestamp>,
    /// Name and birth date, accepted on this phone.
    pub person: Option<PersonData>,
    /// The names of the steps that were met and that the portal has to be told of as soon as it has begun the registration.
    #[serde(
        default,
        alias = "person_untold",
        deserialize_with = "untold",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub untold: BTreeSet<String>,
    /// What was given in the portal's forms and accepted on this phone: by the form's id, the values of its fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub given: BTreeMap<String, Given>,
    /// The portal has a password for it.
    pub password_set: bool,
    /// What changed after the portal had a password, so that it may hold it: it is asked for once more. Empty while there
    /// is nothing of the kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub password_outdated_by: Vec<Forbidden>,
    /// What was agreed to; empty until «Создать кабинет».
    pub consents: Vec<AcceptedConsent>,
    /// The account exists on the portal.
    pub completed: bool,
    /// The number belongs to another account.
    pub contact_taken: bool,
}

/// The step with name and birth date.
pub(super) const PERSON: &str = "person";

/// Rows of an earlier version say of the person alone whether the portal has to be told.
fn untold<'de, D: Deserializer<'de>>(row: D) -> Result<BTreeSet<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Untold {
        Steps(BTreeSet<String>),
        Person(bool),
    }
    Ok(match Untold::deserialize(row)? {
        Untold::Steps(steps) => steps,
        Untold::Person(is_untold) => is_untold.then(|| PERSON.to_owned()).into_iter().collect(),
    })
}

impl Registration {
    /// The portal's id of it, once it has one.
    pub(super) fn id(&self) -> Option<String> {
        self.credentials.as_ref().map(|credentials| credentials.id.clone())
    }

    /// A number was given, and a code was asked for it.
    pub(super) fn has_asked_for_code(&self) -> bool {
        self.phone.is_some() && (self.codes.is_some() || self.contact_proven_until.is_some())
    }

    /// Whether a text stands for the number that codes are sent to.
    pub(super) fn is_of(&self, typed: &str) -> bool {
        Phone::parse(typed).is_ok_and(|phone| self.phone.as_deref() == Some(&*phone.e164()))
    }

    /// Whether the number counts as proven.
    pub(super) fn is_contact_proven(&self, now: Timestamp) -> bool {
        self.contact_proven_until.is_some_and(|until| until > now)
    }

    /// There was a proof, and no code was sent for another one.
    pub(super) fn proof_has_ended(&self) -> bool {
        let sent = self.codes.as_ref().and_then(|codes| codes.expires_at);
        self.contact_proven_until.is_some() && sent.is_none()
    }

    /// The portal no longer takes the number as proven. Whether it has an account is told with the next proof.
    pub(super) fn end_proof(&mut self, now: Timestamp) {
        self.contact_proven_until = Some(now);
        self.contact_taken = false;
        self.codes = None;
    }

    /// The number is another one, or none yet: its proof is void, and its live codes wait for its return.
    pub(super) fn change_phone(&mut self, phone: Option<String>, now: Timestamp) {
        let before = self.personal_data();
        self.codes_elsewhere.keep(self.phone.take(), self.codes.take(), now);
        self.contact_proven_until = None;
        self.contact_taken = false;
        if phone == self.number_codes_are_taken_of() {
            self.codes = phone.as_ref().and_then(|phone| self.codes_elsewhere.take(phone));
        }
        self.phone = phone;
        self.outdate_password(&before);
    }

    /// A code is asked for a number. Until the answer comes, nobody knows whether the portal still takes those of the last.
    pub(super) fn code_is_asked_for(&mut self, phone: String) {
        if self.asked_phone.replace(phone).is_some() {
            self.portal_phone = None;
        }
    }

    /// The portal did not send the code that it was asked for.
    pub(super) fn code_is_refused(&mut self) {
        self.asked_phone = None;
    }

    /// The portal sent a code to a number: from now on it takes the codes of that one, the live ones of before among them.
    pub(super) fn code_was_sent_to(&mut self, phone: String) {
        if self.codes.as_ref().is_none_or(|codes| codes.expires_at.is_none())
            && let Some(earlier) = self.codes_elsewhere.take(&phone)
        {
            self.codes = Some(earlier);
        }
        self.asked_phone = None;
        self.portal_phone = Some(phone);
    }

    /// Whether a code can be typed that the portal takes, of this number or of one that was given before it.
    pub(super) fn has_live_code(&self, now: Timestamp) -> bool {
        let taken = self.number_codes_are_taken_of();
        self.codes.as_ref().is_some_and(|codes| codes.are_live(now))
            || self.codes_elsewhere.any_live(now, |phone| taken.as_deref() == Some(phone))
    }

    fn number_codes_are_taken_of(&self) -> Option<String> {
        self.portal_phone.clone().filter(|phone| self.asked_phone.as_ref().is_none_or(|asked| asked == phone))
    }

    /// The person is another one, or is called otherwise.
    pub(super) fn change_person(&mut self, person: PersonData) {
        let before = self.personal_data();
        self.person = Some(person);
        self.outdate_password(&before);
    }

    /// The portal has a password that was judged by what is known now.
    pub(super) fn has_password(&mut self) {
        self.password_set = true;
        self.password_outdated_by.clear();
    }

    /// A password that was judged by what was known `before` may hold what is known now. Nobody can tell but the person:
    /// the phone keeps none, and the portal only its hash.
    fn outdate_password(&mut self, before: &PersonalData) {
        let was_set = self.password_set || !self.password_outdated_by.is_empty();
        let Some(settings) = self.settings.as_ref().filter(|_| was_set) else { return };
        for forbidden in self.personal_data().newly_forbidden(before, &settings.password) {
            self.password_set = false;
            if !self.password_outdated_by.contains(&forbidden) {
                self.password_outdated_by.push(forbidden);
            }
        }
    }

    /// The names of the steps that were met and can be told of again.
    pub(super) fn given_steps(&self) -> BTreeSet<String> {
        let person = self.person.as_ref().map(|_| PERSON.to_owned());
        person.into_iter().chain(self.given.keys().cloned()).collect()
    }

    /// What a password must not hold.
    pub fn personal_data(&self) -> PersonalData {
        let person = self.person.as_ref();
        PersonalData {
            birth_date: person.map(|person| person.birth_date),
            phone: self.phone.as_deref().and_then(|e164| Phone::parse(e164).ok()),
            names: person
                .map(|person| {
                    person.name.parts().filter_map(|part| NamePart::parse_kept(part).ok()).collect()
                })
                .unwrap_or_default(),
        }
    }
}

hidden_debug!(fields of Registration: codes, contact_proven_until, untold, password_set, password_outdated_by, completed, contact_taken);
