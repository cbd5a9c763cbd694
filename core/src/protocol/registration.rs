//! What a registration asks of the portal, from its number to its account and the account's first session.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    account::{AcceptedConsent, CONSENTS, KEEP_CONSENTS},
    answer::{Answered, Done, FromPortal, is_id, is_token},
    ask::{Ask, Endpoint, Open, Scope, Secret},
    codes::{Channel, CodeSent, PROVE_PHONE, SEND_CODE},
    forms::Given,
    person::{PERSON, PersonData},
    session::SessionTokens,
    settings::{self, Settings},
    told::{CODE, FORM, PASSWORD, PHONE, Purpose},
};
use crate::sensitive::{Sensitive, hidden_debug};

const SCOPE: Scope = Scope::Registration;
/// To make an account.
const CREATE_ACCOUNT: Purpose = Purpose("create_account");

/// A new registration.
#[derive(Serialize, Deserialize)]
pub struct StartRegistration {}

/// The portal has begun a registration.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RegistrationStarted {
    /// The registration's id.
    pub id: String,
    /// What proves that it is ours.
    #[serde(with = "crate::sensitive::sealed")]
    pub secret: Sensitive,
    /// The settings it is pinned to.
    pub settings: Settings,
}

impl Ask for StartRegistration {
    type Answer = RegistrationStarted;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("start_registration", "/registrations", SCOPE);
}

impl FromPortal for RegistrationStarted {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let is_usable = |started: &Self| {
            is_id(&started.id) && is_token(&started.secret) && settings::is_plausible(&started.settings)
        };
        answered.json().filter(is_usable)
    }
}

/// A code by SMS.
#[derive(Serialize, Deserialize)]
pub struct SendCode {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
    /// The number, E.164.
    pub phone: String,
    /// How it shall come.
    pub channel: Channel,
}

impl Ask for SendCode {
    type Answer = CodeSent;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("send_code", "/registrations/{id}/codes", SCOPE).telling(&[PHONE], SEND_CODE);

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

/// Is this the code?
#[derive(Serialize, Deserialize)]
pub struct CheckCode {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
    /// The digits.
    #[serde(with = "crate::sensitive::sealed")]
    pub code: Sensitive,
}

/// It was the code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ContactProven {
    /// Until when that counts.
    pub contact_proven_until: Timestamp,
    /// The contact belongs to an account already.
    pub account_exists: bool,
}

impl Ask for CheckCode {
    type Answer = ContactProven;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("check_code", "/registrations/{id}/codes/check", SCOPE)
        .telling(&[CODE], PROVE_PHONE);

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for ContactProven {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json()
    }
}

/// The proven number is mine and shall belong to no other account.
#[derive(Serialize, Deserialize)]
pub struct ReleaseContact {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
}

impl Ask for ReleaseContact {
    type Answer = Done;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("release_contact", "/registrations/{id}/contact/release", SCOPE);

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

/// How far is a registration?
#[derive(Serialize, Deserialize)]
pub struct RegistrationStatusOf {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
}

/// How far a registration is on the portal.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct RegistrationStatus {
    /// The last number that a code was sent to, E.164: what is told of the contact is told of it.
    pub phone: Option<String>,
    /// Until when the contact counts as proven; none when it is not.
    pub contact_proven_until: Option<Timestamp>,
    /// The proven contact belongs to an account already.
    pub account_exists: bool,
    /// A password is set.
    pub password_set: bool,
    /// The account exists.
    pub completed: bool,
}

impl Ask for RegistrationStatusOf {
    type Answer = RegistrationStatus;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::get::<Self>("registration_status", "/registrations/{id}", SCOPE);

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for RegistrationStatus {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json()
    }
}

hidden_debug!(fields of RegistrationStatus: contact_proven_until, account_exists, password_set, completed);

/// Who the account is for.
#[derive(Serialize, Deserialize)]
pub struct SavePerson {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
    /// Name and birth date.
    #[serde(flatten)]
    pub person: PersonData,
}

/// The portal has name and birth date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PersonSaved {
    /// It has.
    pub person_saved: bool,
}

impl Ask for SavePerson {
    type Answer = PersonSaved;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::put::<Self>("save_person", "/registrations/{id}/person", SCOPE)
        .telling(&PERSON, CREATE_ACCOUNT)
        .replacing_older();

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for PersonSaved {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|saved: &Self| saved.person_saved)
    }
}

/// What was given in a form that the portal describes; the last one sent counts.
#[derive(Serialize, Deserialize)]
pub struct SaveForm {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
    /// The form's id.
    pub form: String,
    /// What was given in it.
    pub fields: Given,
    /// What that tells of the person: names of [`DataField`]s.
    #[serde(skip)]
    pub data: Vec<&'static str>,
}

/// The portal has what was given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FormSaved {
    /// It has.
    pub form_saved: bool,
}

impl Ask for SaveForm {
    type Answer = FormSaved;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::put::<Self>("save_form", "/registrations/{id}/forms", SCOPE)
        .telling(&[FORM], CREATE_ACCOUNT)
        .replacing_older();

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }

    fn subject(&self) -> String {
        self.form.clone()
    }

    fn data(&self) -> Vec<&'static str> {
        self.data.clone()
    }
}

impl FromPortal for FormSaved {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|saved: &Self| saved.form_saved)
    }
}

/// The account's password; the last one sent counts.
#[derive(Serialize, Deserialize)]
pub struct SetPassword {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
    /// The password as typed.
    #[serde(with = "crate::sensitive::sealed")]
    pub password: Sensitive,
}

/// The portal has a password.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PasswordSet {
    /// It has.
    pub password_set: bool,
}

impl Ask for SetPassword {
    type Answer = PasswordSet;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint = Endpoint::put::<Self>("set_password", "/registrations/{id}/password", SCOPE)
        .telling(&[PASSWORD], CREATE_ACCOUNT)
        .following(&[SavePerson::ENDPOINT.name]);

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for PasswordSet {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|set: &Self| set.password_set)
    }
}

/// What was agreed to.
#[derive(Serialize, Deserialize)]
pub struct SaveConsents {
    #[serde(skip)]
    registration: String,
    /// Each with its version and time, which has whole seconds on the wire.
    consents: Vec<AcceptedConsent>,
}

/// The portal has all that was agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentsKept {}

impl SaveConsents {
    /// What was agreed to in a registration.
    pub fn of(registration: String, consents: &[AcceptedConsent]) -> Self {
        Self { registration, consents: consents.iter().map(AcceptedConsent::on_the_wire).collect() }
    }

    /// Each with its version and time.
    pub fn consents(&self) -> &[AcceptedConsent] {
        &self.consents
    }
}

impl Ask for SaveConsents {
    type Answer = ConsentsKept;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::put::<Self>("save_consents", "/registrations/{id}/consents", SCOPE)
        .telling(&[CONSENTS], KEEP_CONSENTS)
        .replacing_older();

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for ConsentsKept {
    /// Each that was sent must be among those kept, in its version.
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let kept: SaveConsents = answered.json()?;
        let sent: SaveConsents = serde_json::from_slice(answered.asked).ok()?;
        let is_kept = |sent: &AcceptedConsent| {
            kept.consents.iter().any(|kept| kept.id == sent.id && kept.version == sent.version)
        };
        sent.consents.iter().all(is_kept).then_some(Self {})
    }
}

/// Make the account.
#[derive(Serialize, Deserialize)]
pub struct Complete {
    /// The registration's id.
    #[serde(skip)]
    pub registration: String,
}

/// The account exists.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AccountCreated {
    /// Which.
    pub account: NewAccount,
}

/// What tells it from any other answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NewAccount {
    /// The portal's number of it.
    pub oid: String,
}

impl Ask for Complete {
    type Answer = AccountCreated;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("complete", "/registrations/{id}/complete", SCOPE).replacing_older();

    fn ids(&self) -> Vec<String> {
        vec![self.registration.clone()]
    }
}

impl FromPortal for AccountCreated {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|created: &Self| !created.account.oid.is_empty())
    }
}

/// The account's first session, on the strength of the registration's secret.
#[derive(Serialize, Deserialize)]
#[serde(tag = "grant", rename = "registration")]
pub struct OpenSession {
    registration_id: String,
}

impl OpenSession {
    /// The first session of the account that a registration has become.
    pub fn of(registration: String) -> Self {
        Self { registration_id: registration }
    }
}

impl Ask for OpenSession {
    type Answer = SessionTokens;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("open_session", "/sessions", SCOPE).proven_in_body();
}
