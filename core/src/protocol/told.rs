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

/// A kind of data about the person. Its words are the message `ledger-field-{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataField {
    /// Its name. Stored: it is never given to another.
    pub name: &'static str,
    /// The members of a body that hold it.
    pub members: &'static [&'static str],
}

/// What data are for. Its words are the message `ledger-for-{name}`; the name is stored and never given to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purpose(pub &'static str);

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

impl DataField {
    /// A kind of data that stands in these members.
    pub const fn new(name: &'static str, members: &'static [&'static str]) -> Self {
        Self { name, members }
    }
}

/// The mobile number.
pub(super) const PHONE: DataField = DataField::new("phone", &["phone", "channel"]);
/// A code that came to it.
pub(super) const CODE: DataField = DataField::new("code", &["code"]);
/// The password.
pub(super) const PASSWORD: DataField = DataField::new("password", &["password"]);
/// What was given in a form, where a request does not say what kinds of data that is.
pub(super) const FORM: DataField = DataField::new(FORM_DATA, &["fields"]);
/// The name of what has no name of its own among the data of a form.
pub const FORM_DATA: &str = "form";

/// Members of bodies that hold what the portal itself gave, or what names it.
#[cfg(test)]
pub(crate) const OF_THE_PORTAL: [&str; 6] =
    ["grant", "registration_id", "sign_in_id", "secret", "refresh_token", "form"];
