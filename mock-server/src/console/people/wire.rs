//! People as the console shows them.

use crate::account::wire::{ConsentKept, Level};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use utoipa::ToSchema;

/// Everybody who has an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// The newest first.
    pub people: Vec<PersonShown>,
}

/// Somebody who shall have an account. Each member is judged as the step of a registration that asks for it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonToAdd {
    /// Their number, preferably as E.164.
    #[schema(example = "+79001234567")]
    pub phone: String,
    /// Фамилия.
    #[schema(example = "Иванов")]
    pub surname: String,
    /// Имя.
    #[schema(example = "Иван")]
    pub name: String,
    /// Отчество; absent or `null` for a person who has none.
    #[serde(default)]
    #[schema(example = "Иванович")]
    pub patronymic: Option<String>,
    /// The birth date as `yyyy-mm-dd`.
    #[schema(example = "1990-04-12", format = Date)]
    pub birth_date: String,
    /// What stands in the fields of each form, by the names of both: of the forms that the order of a registration has,
    /// and of no others.
    #[serde(default)]
    #[schema(example = json!({"snils": {"snils": "11223344595"}}))]
    pub forms: BTreeMap<String, BTreeMap<String, String>>,
    /// The password they sign in with.
    #[schema(format = Password, example = "лампа тихо ждёт обед")]
    pub password: String,
}

impl fmt::Debug for PersonToAdd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PersonToAdd {{ phone: {:?}, the rest: [hidden] }}", self.phone)
    }
}

/// An account as the console shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonShown {
    /// Its number.
    #[schema(example = "1000000001")]
    pub oid: String,
    /// ФИО in one line.
    #[schema(example = "Иванов Иван Иванович")]
    pub name: String,
    /// The proven phone, as E.164; `null` once somebody else has it.
    #[schema(example = "+79001234567")]
    pub phone: Option<String>,
    /// Its level.
    pub level: Level,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// The consents in force.
    pub consents: Vec<ConsentKept>,
}
