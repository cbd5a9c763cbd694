//! Bodies of the registration's requests and answers.

use crate::account::wire::{ConsentGiven, ConsentKept, Level};
use crate::rules::settings::Settings;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A registration was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationCreated {
    /// Its name in addresses.
    #[schema(example = "3yJ9nG7k0pQmWc1sVbTzXw")]
    pub id: String,
    /// What proves that later requests come from the same phone: 256 bits in base64url.
    pub secret: String,
    /// Until when it is kept.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// The settings that hold for it from now on.
    pub settings: Settings,
}

/// The phone is proven.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactProven {
    /// After this it has to be proven again.
    #[schema(value_type = String, format = DateTime)]
    pub contact_proven_until: Timestamp,
    /// Whether the phone belongs to an account already: to sign in to, or to take the phone from.
    pub account_exists: bool,
}

/// The phone belongs to no account any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactReleased {}

/// Who registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Фамилия.
    #[schema(example = "Иванов")]
    pub surname: String,
    /// Имя.
    #[schema(example = "Иван")]
    pub name: String,
    /// Отчество; `null` for a person who has none.
    #[schema(example = "Иванович")]
    pub patronymic: Option<String>,
    /// The birth date as `yyyy-mm-dd`.
    #[schema(example = "1990-04-12", format = Date)]
    pub birth_date: String,
}

/// The person was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonSaved {
    /// Always true.
    pub person_saved: bool,
}

/// What is given in a form of the registration's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FormGiven {
    /// The form.
    #[schema(example = "snils")]
    pub form: String,
    /// What stands in its fields, by their names; a tick is `true` or `false`.
    #[schema(example = json!({"snils": "11223344595"}))]
    pub fields: BTreeMap<String, String>,
}

/// What was given in a form was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormSaved {
    /// Always true.
    pub form_saved: bool,
}

/// The password to be.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PasswordChoice {
    /// As typed.
    #[schema(format = Password, example = "лампа тихо ждёт обед")]
    pub password: String,
}

impl std::fmt::Debug for PasswordChoice {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("PasswordChoice { password: [hidden] }")
    }
}

/// The password was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordSet {
    /// Always true.
    pub password_set: bool,
}

/// The consents that the person gave: all of them, each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentsGiven {
    /// One entry for each.
    pub consents: Vec<ConsentGiven>,
}

/// The consents as the portal keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentsKept {
    /// In the order of their names.
    pub consents: Vec<ConsentKept>,
}

/// The account was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Completed {
    /// The account in short.
    pub account: AccountCreated,
}

/// An account in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountCreated {
    /// Its number.
    #[schema(example = "1000000001")]
    pub oid: String,
    /// Its level.
    pub level: Level,
}

/// How far a registration is: what a phone asks after a restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "the wire has one member a question")]
pub struct RegistrationStatus {
    /// Its name in addresses.
    pub id: String,
    /// The version of the settings it began with.
    #[schema(example = "kabinet-1")]
    pub settings_version: String,
    /// The phone a code was asked for.
    pub phone: Option<String>,
    /// Until when that phone is proven; `null` while it isn't.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub contact_proven_until: Option<Timestamp>,
    /// Whether that phone belongs to an account already; told while it is proven and the
    /// registration is not complete.
    pub account_exists: bool,
    /// Whether name and birth date are saved.
    pub person_saved: bool,
    /// Whether a password is set.
    pub password_set: bool,
    /// The names of the consents given.
    pub consents: Vec<String>,
    /// The names of the forms given, in the order of the steps.
    pub forms: Vec<String>,
    /// Whether it became an account.
    pub completed: bool,
    /// Until when it is kept.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}
