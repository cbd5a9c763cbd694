//! The ledger: what of the person went to whom and for what, and what they agreed to. What a
//! tap sends is added in the same commit as the request, so nothing can leave that does not stand here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::protocol::{Call, Request, SecretRequest};

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Its place; never used twice.
    pub number: u64,
    /// The profile it belongs to; 0 while a sign-in has none yet.
    pub profile: u32,
    /// When, in portal time.
    pub at: Timestamp,
    /// What happened.
    pub what: LedgerEvent,
}

/// What a line tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LedgerEvent {
    /// Data left the phone.
    Sent {
        /// Which.
        fields: Vec<DataField>,
        /// To whom.
        receiver: Receiver,
        /// What for.
        purpose: Purpose,
    },
    /// A consent was given.
    Consented {
        /// Which.
        consent: String,
        /// Which version of its text.
        version: String,
    },
    /// A consent was withdrawn.
    Withdrawn {
        /// Which.
        consent: String,
    },
    /// What a newer version of the app noted.
    #[serde(other)]
    Unknown,
}

/// A kind of data about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataField {
    /// The mobile number.
    Phone,
    /// A code that came to it.
    Code,
    /// The password.
    Password,
    /// Surname.
    Surname,
    /// Given name.
    Name,
    /// Patronymic.
    Patronymic,
    /// Birth date.
    BirthDate,
    /// Which consents were given or withdrawn, and when.
    Consents,
    /// What a newer version of the app sent and this one has no name for.
    #[serde(other)]
    Unknown,
}

/// Who gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    /// The state-services portal.
    Portal,
    /// Whom a newer version of the app knew.
    #[serde(other)]
    Unknown,
}

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To send a code to the number.
    SendCode,
    /// To prove the number.
    ProvePhone,
    /// To make an account.
    CreateAccount,
    /// To sign in.
    SignIn,
    /// To keep what was agreed to.
    KeepConsents,
    /// What a newer version of the app knew.
    #[serde(other)]
    Unknown,
}

impl DataField {
    /// The members of a body that hold this kind of data.
    pub fn members(self) -> &'static [&'static str] {
        match self {
            Self::Phone => &["phone", "channel"],
            Self::Code => &["code"],
            Self::Password => &["password"],
            Self::Surname => &["surname"],
            Self::Name => &["name"],
            Self::Patronymic => &["patronymic"],
            Self::BirthDate => &["birth_date"],
            Self::Consents => &["consents", "id", "version", "accepted_at", "consent_id"],
            Self::Unknown => &[],
        }
    }
}

/// What a call tells about the person, in the order in which the ledger shows it; nothing for one that carries only
/// what the portal itself gave (ids, secrets, tokens).
pub(super) fn told_by(call: &Call) -> Vec<LedgerEvent> {
    use DataField as F;
    let sent = |fields: &[F], purpose| LedgerEvent::Sent {
        fields: fields.to_vec(),
        receiver: Receiver::Portal,
        purpose,
    };
    match call {
        Call::Open(request) => match request {
            Request::SendCode { .. } => vec![sent(&[F::Phone], Purpose::SendCode)],
            Request::SavePerson { .. } => {
                vec![sent(&[F::Surname, F::Name, F::Patronymic, F::BirthDate], Purpose::CreateAccount)]
            }
            Request::SaveConsents { consents, .. } => {
                let given = consents.iter().map(|consent| LedgerEvent::Consented {
                    consent: consent.id.clone(),
                    version: consent.version.clone(),
                });
                given.chain([sent(&[F::Consents], Purpose::KeepConsents)]).collect()
            }
            Request::WithdrawConsent { consent } => vec![
                LedgerEvent::Withdrawn { consent: consent.clone() },
                sent(&[F::Consents], Purpose::KeepConsents),
            ],
            Request::FetchSettings { .. }
            | Request::StartRegistration
            | Request::ReleaseContact { .. }
            | Request::RegistrationStatus { .. }
            | Request::Complete { .. }
            | Request::OpenSession { .. }
            | Request::SendSignInCode { .. }
            | Request::OpenSignInSession { .. }
            | Request::FetchAccount => Vec::new(),
        },
        Call::Secret(request) => match request {
            SecretRequest::CheckCode { .. } => vec![sent(&[F::Code], Purpose::ProvePhone)],
            SecretRequest::SetPassword { .. } => vec![sent(&[F::Password], Purpose::CreateAccount)],
            SecretRequest::StartSignIn { .. } => vec![sent(&[F::Phone, F::Password], Purpose::SignIn)],
            SecretRequest::CheckSignInCode { .. } => vec![sent(&[F::Code], Purpose::SignIn)],
            SecretRequest::RefreshSession { .. } | SecretRequest::EndSession { .. } => Vec::new(),
        },
    }
}
