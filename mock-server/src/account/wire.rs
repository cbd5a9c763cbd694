//! Bodies of the account's requests and answers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An account as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its number.
    #[schema(example = "1000000001")]
    pub oid: String,
    /// Its level.
    pub level: Level,
    /// Whose it is.
    pub name: PersonName,
    /// The birth date as `yyyy-mm-dd`.
    #[schema(example = "1990-04-12", format = Date)]
    pub birth_date: String,
    /// The proven phone, as E.164; `null` once somebody else has proven that it is theirs now.
    #[schema(example = "+79001234567")]
    pub phone: Option<String>,
    /// The consents in force, in the order of their names.
    pub consents: Vec<ConsentKept>,
}

/// ФИО.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    /// Фамилия.
    #[schema(example = "Иванов")]
    pub surname: String,
    /// Имя.
    #[schema(example = "Иван")]
    pub name: String,
    /// Отчество; `null` for a person who has none.
    #[schema(example = "Иванович")]
    pub patronymic: Option<String>,
}

/// How far a person's identity is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Упрощённая: a contact is proven, identity is not.
    Basic,
}

/// A consent as the portal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentKept {
    /// Its name in the settings.
    #[schema(example = "agreement")]
    pub id: String,
    /// The version that was accepted.
    #[schema(example = "2026-03-01")]
    pub version: String,
    /// When the person accepted it.
    #[schema(value_type = String, format = DateTime)]
    pub accepted_at: Timestamp,
}

/// A consent as the phone reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentGiven {
    /// Its name in the settings.
    #[schema(example = "agreement")]
    pub id: String,
    /// The version that was shown.
    #[schema(example = "2026-03-01")]
    pub version: String,
    /// When the person accepted it, RFC 3339; a time to come counts as now.
    #[schema(example = "2026-11-22T12:00:00Z", format = DateTime)]
    pub accepted_at: String,
}

/// Which consent is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentWithdrawal {
    /// Its name in the settings.
    #[schema(example = "news")]
    pub consent_id: String,
}

/// The consent is not in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {}
