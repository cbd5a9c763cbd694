//! What is asked of the portal.

use serde::{Deserialize, Serialize};

use super::AcceptedConsent;
use crate::sensitive::{Sensitive, hidden_debug};

/// A request without a secret in it: it may be stored and sent again after a restart.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "request", rename_all = "snake_case")]
pub enum Request {
    /// The portal's settings, unless they still are those of `known_etag`.
    FetchSettings {
        /// The `ETag` of the copy at hand.
        known_etag: Option<String>,
    },
    /// A new registration.
    StartRegistration,
    /// A code by SMS.
    SendCode {
        /// The registration's id.
        registration: String,
        /// The number, E.164.
        phone: String,
    },
    /// The proven number is mine and shall belong to no other account.
    ReleaseContact {
        /// The registration's id.
        registration: String,
    },
    /// How far a registration is.
    RegistrationStatus {
        /// The registration's id.
        registration: String,
    },
    /// Who the account is for.
    SavePerson {
        /// The registration's id.
        registration: String,
        /// Name and birth date.
        person: PersonData,
    },
    /// What was agreed to.
    SaveConsents {
        /// The registration's id.
        registration: String,
        /// Each consent with its version and time.
        consents: Vec<AcceptedConsent>,
    },
    /// Make the account.
    Complete {
        /// The registration's id.
        registration: String,
    },
    /// The account's first session, on the strength of the registration's secret.
    OpenSession {
        /// The registration's id.
        registration: String,
    },
    /// Another code for a sign-in.
    SendSignInCode {
        /// The sign-in's id.
        sign_in: String,
    },
    /// A session for a sign-in whose code was right, on the strength of the sign-in's secret.
    OpenSignInSession {
        /// The sign-in's id.
        sign_in: String,
    },
    /// The account as the portal has it.
    FetchAccount,
    /// A consent of the account no longer holds.
    WithdrawConsent {
        /// Which.
        consent: String,
    },
}

/// A request with a secret in its body: it lives in memory, for as long as its screen is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretRequest {
    /// Is this the code?
    CheckCode {
        /// The registration's id.
        registration: String,
        /// The digits.
        code: Sensitive,
    },
    /// The account's password; the last one sent counts.
    SetPassword {
        /// The registration's id.
        registration: String,
        /// The password as typed.
        password: Sensitive,
    },
    /// Is this the password of the account with this number? If it is, a code is sent there.
    StartSignIn {
        /// The number, E.164.
        phone: Sensitive,
        /// The password as typed.
        password: Sensitive,
    },
    /// Is this the code of the sign-in?
    CheckSignInCode {
        /// The sign-in's id.
        sign_in: String,
        /// The digits.
        code: Sensitive,
    },
    /// New tokens for a session.
    RefreshSession {
        /// The token to trade in.
        refresh_token: Sensitive,
    },
    /// The session is over on this phone and shall be over on the portal.
    EndSession {
        /// Its newest token.
        refresh_token: Sensitive,
    },
}

/// On whose behalf a request is made: whose secret goes with it, whose queue and whose record of data it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The installation's: it needs no proof, or its own body is one.
    Installation,
    /// The unfinished registration's.
    Registration,
    /// The sign-in's.
    SignIn,
    /// The account's.
    Account,
}

impl Request {
    /// On whose behalf it is made.
    pub fn scope(&self) -> Scope {
        match self {
            Self::FetchSettings { .. } => Scope::Installation,
            Self::StartRegistration
            | Self::SendCode { .. }
            | Self::ReleaseContact { .. }
            | Self::RegistrationStatus { .. }
            | Self::SavePerson { .. }
            | Self::SaveConsents { .. }
            | Self::Complete { .. }
            | Self::OpenSession { .. } => Scope::Registration,
            Self::SendSignInCode { .. } | Self::OpenSignInSession { .. } => Scope::SignIn,
            Self::FetchAccount | Self::WithdrawConsent { .. } => Scope::Account,
        }
    }

    /// Whether it says all that an older request does, so that only the newer one need be sent. Where nothing else is
    /// said, both are.
    pub fn replaces(&self, older: &Self) -> bool {
        match (self, older) {
            (Self::SavePerson { registration, .. }, Self::SavePerson { registration: of, .. })
            | (Self::SaveConsents { registration, .. }, Self::SaveConsents { registration: of, .. })
            | (Self::Complete { registration }, Self::Complete { registration: of }) => registration == of,
            (Self::WithdrawConsent { consent }, Self::WithdrawConsent { consent: of }) => consent == of,
            _ => false,
        }
    }
}

impl SecretRequest {
    /// On whose behalf it is made.
    pub fn scope(&self) -> Scope {
        match self {
            Self::CheckCode { .. } | Self::SetPassword { .. } => Scope::Registration,
            Self::StartSignIn { .. } | Self::CheckSignInCode { .. } => Scope::SignIn,
            Self::RefreshSession { .. } | Self::EndSession { .. } => Scope::Installation,
        }
    }
}

/// Any request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// May be stored.
    Open(Request),
    /// Must not be stored.
    Secret(SecretRequest),
}

impl Call {
    /// Whether it only asks how things are: it needs no key, and nobody need hear its answer.
    pub fn is_reading(&self) -> bool {
        let Self::Open(request) = self else { return false };
        matches!(
            request,
            Request::FetchSettings { .. } | Request::RegistrationStatus { .. } | Request::FetchAccount
        )
    }

    /// On whose behalf it is made.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Open(request) => request.scope(),
            Self::Secret(request) => request.scope(),
        }
    }
}

/// What proves on whose behalf a request is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Nobody's.
    None,
    /// A registration's secret or an account's access token.
    Bearer(Sensitive),
}

/// Name and birth date as they go to the portal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonData {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; none by the person's explicit choice.
    pub patronymic: Option<String>,
    /// ISO 8601 date.
    pub birth_date: jiff::civil::Date,
}

hidden_debug!(PersonData);
hidden_debug!(
    variants of Request: FetchSettings, StartRegistration, SendCode, ReleaseContact, RegistrationStatus, SavePerson, SaveConsents,
    Complete, OpenSession, SendSignInCode, OpenSignInSession, FetchAccount, WithdrawConsent
);
