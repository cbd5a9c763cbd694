//! What is true of a registration and outlives the process.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{NamePart, Phone, password::PersonalData},
    flow::proof::{Codes, Credentials},
    protocol::{AcceptedConsent, PersonData, Settings},
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
    /// Until when the number counts as proven.
    pub contact_proven_until: Option<Timestamp>,
    /// Name and birth date, accepted on this phone.
    pub person: Option<PersonData>,
    /// The СНИЛС, its eleven digits, accepted on this phone; none where the order asks for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snils: Option<String>,
    /// The portal has a password for it.
    pub password_set: bool,
    /// What was agreed to; empty until «Создать кабинет».
    pub consents: Vec<AcceptedConsent>,
    /// The account exists on the portal.
    pub completed: bool,
    /// The number belongs to another account.
    pub contact_taken: bool,
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

    /// The number is another one, or none yet: whatever was known of the last one is void.
    pub(super) fn change_phone(&mut self, phone: Option<String>) {
        self.phone = phone;
        self.contact_proven_until = None;
        self.contact_taken = false;
        self.codes = None;
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

hidden_debug!(fields of Registration: codes, contact_proven_until, password_set, completed, contact_taken);
