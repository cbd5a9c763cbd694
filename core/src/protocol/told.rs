//! What of the person a request tells, to whom and for what.

use serde::{Deserialize, Serialize};

/// What a request tells of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which data, in the order in which the ledger shows them.
    pub fields: &'static [DataField],
    /// What for.
    pub purpose: Purpose,
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

/// Members of bodies that hold what the portal itself gave, or what names it.
#[cfg(test)]
pub(crate) const OF_THE_PORTAL: [&str; 5] =
    ["grant", "registration_id", "sign_in_id", "secret", "refresh_token"];

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
