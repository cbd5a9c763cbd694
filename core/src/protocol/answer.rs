//! What the portal answers when it does what it was asked.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Settings;
use crate::{
    domain::AccountLevel,
    sensitive::{Sensitive, hidden_debug},
};

/// An answer, by request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To `FetchSettings`; none when the copy at hand still holds.
    Settings {
        /// The new settings and their `ETag`.
        changed: Option<(Box<Settings>, Option<String>)>,
    },
    /// To `StartRegistration`.
    RegistrationStarted {
        /// The registration's id.
        id: String,
        /// What proves that it is ours.
        secret: Sensitive,
        /// Until when the portal keeps it.
        expires_at: Timestamp,
        /// The settings it is pinned to.
        settings: Box<Settings>,
    },
    /// To `SendCode` and `SendSignInCode`: the gateway accepted the SMS.
    CodeSent(CodeSent),
    /// To `CheckCode`: it was the code.
    ContactProven {
        /// Until when that counts.
        until: Timestamp,
        /// The contact belongs to an account already.
        account_exists: bool,
    },
    /// To `RegistrationStatus`.
    Status(RegistrationStatus),
    /// To `StartSignIn`: the password fits, and a code is on its way.
    SignInStarted {
        /// The sign-in's id.
        id: String,
        /// What proves that it is ours.
        secret: Sensitive,
        /// Until when the portal keeps it.
        expires_at: Timestamp,
        /// The code.
        code: CodeSent,
    },
    /// To `CheckSignInCode`: it was the code.
    SignInProven {
        /// Until when a session may be opened.
        until: Timestamp,
    },
    /// To `ReleaseContact`, `SavePerson`, `SetPassword`, `SaveConsents`, `WithdrawConsent`, `EndSession`: it is done.
    Saved,
    /// To `Complete`: the account exists.
    AccountCreated,
    /// To `OpenSession`, `OpenSignInSession` and `RefreshSession`.
    Session(Box<SessionTokens>),
    /// To `FetchAccount`.
    Account(Box<Account>),
}

/// A code that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    /// Digits.
    pub length: u8,
    /// Until when the code can be used.
    pub expires_at: Timestamp,
    /// From when another may be asked for.
    pub resend_at: Timestamp,
    /// How many more may be asked for before a pause.
    pub sends_left: u32,
}

/// How far a registration is on the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct RegistrationStatus {
    /// Until when the contact counts as proven; none when it is not.
    pub contact_proven_until: Option<Timestamp>,
    /// The proven contact belongs to an account already.
    pub account_exists: bool,
    /// Name and birth date are there.
    pub person_saved: bool,
    /// A password is set.
    pub password_set: bool,
    /// Ids of the consents that are there.
    pub consents: Vec<String>,
    /// The account exists.
    pub completed: bool,
}

/// A session's tokens and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionTokens {
    /// For requests; short-lived, kept in memory only.
    pub access_token: Sensitive,
    /// When it ends.
    pub access_expires_at: Timestamp,
    /// For new tokens; kept sealed.
    pub refresh_token: Sensitive,
    /// The account.
    pub account: Account,
}

/// An account as its owner sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The portal's number of the account.
    pub oid: String,
    /// How far identity is confirmed.
    pub level: AccountLevel,
    /// The owner's name.
    pub name: AccountName,
    /// The owner's birth date.
    pub birth_date: Date,
    /// The proven number, E.164; none once somebody else has proven that it is theirs now.
    pub phone: Option<String>,
    /// What was agreed to.
    pub consents: Vec<AcceptedConsent>,
}

/// A name in its parts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountName {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic, where there is one.
    pub patronymic: Option<String>,
}

impl AccountName {
    /// «Иванов Иван Иванович».
    pub fn full(&self) -> String {
        [Some(self.surname.as_str()), Some(self.name.as_str()), self.patronymic.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
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

hidden_debug!(AccountName);
hidden_debug!(fields of Account: level);
