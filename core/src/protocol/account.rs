//! The account as its owner sees it, and what they ask of it.

use jiff::{RoundMode, Timestamp, TimestampRound, Unit, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, Done, FromPortal},
    ask::{Ask, Endpoint, Open, Scope},
    person::PersonName,
    plausible::{is_line, is_list},
    told::{DataField, Purpose},
};
use crate::{domain::AccountLevel, sensitive::hidden_debug};

/// Which consents were given or withdrawn, and when.
pub(super) const CONSENTS: DataField =
    DataField::new("consents", &["consents", "id", "version", "accepted_at", "consent_id"]);
/// To keep what was agreed to.
pub(super) const KEEP_CONSENTS: Purpose = Purpose("keep_consents");

/// The account as the portal has it.
#[derive(Serialize, Deserialize)]
pub struct FetchAccount {}

/// An account as its owner sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The portal's number of the account.
    pub oid: String,
    /// How far identity is confirmed.
    pub level: AccountLevel,
    /// The owner's name.
    pub name: PersonName,
    /// The owner's birth date.
    pub birth_date: Date,
    /// The proven number, E.164; none once somebody else has proven that it is theirs now.
    pub phone: Option<String>,
    /// What was agreed to.
    pub consents: Vec<AcceptedConsent>,
}

/// A consent that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedConsent {
    /// Which.
    pub id: String,
    /// Which version of its text.
    pub version: String,
    /// When, in portal time.
    pub accepted_at: Timestamp,
}

impl AcceptedConsent {
    /// The same with the whole seconds that times have on the wire.
    pub(super) fn on_the_wire(&self) -> Self {
        let seconds = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor);
        let accepted_at = self.accepted_at.round(seconds).unwrap_or(self.accepted_at);
        Self { accepted_at, ..self.clone() }
    }
}

impl Account {
    /// Whether it can be shown and kept.
    pub(super) fn is_plausible(&self) -> bool {
        let Self { oid, level: _, name, birth_date: _, phone, consents } = self;
        is_line(oid) && name.is_plausible() && phone.iter().all(|phone| is_line(phone)) && is_list(consents)
    }
}

impl Ask for FetchAccount {
    type Answer = Account;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::get::<Self>("fetch_account", "/account", Scope::Account);
}

impl FromPortal for Account {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(Self::is_plausible)
    }
}

/// A consent of the account no longer holds.
#[derive(Serialize, Deserialize)]
pub struct WithdrawConsent {
    /// Which.
    pub consent_id: String,
}

impl Ask for WithdrawConsent {
    type Answer = Done;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("withdraw_consent", "/account/consents/withdraw", Scope::Account)
            .telling(&[CONSENTS], KEEP_CONSENTS)
            .replacing_older();

    fn subject(&self) -> String {
        self.consent_id.clone()
    }
}

/// A consent of the account holds from now on: which, in which version, since when in whole seconds.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct GiveConsent(AcceptedConsent);

/// The consent is in force, as the portal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentInForce(pub AcceptedConsent);

impl GiveConsent {
    /// A consent that was given now.
    pub fn of(consent: &AcceptedConsent) -> Self {
        Self(consent.on_the_wire())
    }

    /// What was given.
    pub fn consent(&self) -> &AcceptedConsent {
        &self.0
    }
}

impl Ask for GiveConsent {
    type Answer = ConsentInForce;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("give_consent", "/account/consents/give", Scope::Account)
            .telling(&[CONSENTS], KEEP_CONSENTS)
            .replacing_older();

    fn subject(&self) -> String {
        self.0.id.clone()
    }
}

impl FromPortal for ConsentInForce {
    /// What is in force must be what was given.
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let kept: AcceptedConsent = answered.json()?;
        let given: AcceptedConsent = serde_json::from_slice(answered.asked).ok()?;
        ((&kept.id, &kept.version) == (&given.id, &given.version)).then_some(Self(kept))
    }
}

hidden_debug!(fields of Account: level);
