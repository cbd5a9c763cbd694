//! People as the console shows them.

use crate::account::wire::{ConsentKept, Level};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everybody who has an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// The newest first.
    pub people: Vec<PersonShown>,
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
