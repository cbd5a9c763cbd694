//! Bodies of the console's requests and answers.

use crate::account::wire::{ConsentKept, Level};
use crate::http::json;
use crate::portal::request_log::LoggedRequest;
use crate::rules::settings::{Profile, Settings};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The virtual clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockShown {
    /// The portal's time.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

/// Moves the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClockAdvance {
    /// By how many seconds, forward only.
    #[serde(deserialize_with = "json::integer")]
    #[schema(minimum = 1, maximum = 31_536_000, example = 60)]
    pub advance_s: i64,
}

/// The link between phone and portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkState {
    /// Whether the API can be reached.
    pub up: bool,
}

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

/// Which requests.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RequestsQuery {
    /// Only those after this `seq`.
    #[param(minimum = 0)]
    pub after: Option<i64>,
}

/// The log of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// The newest first, at most 200.
    pub requests: Vec<LoggedRequest>,
}

/// The settings that hold for new registrations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileShown {
    /// The profile that holds.
    pub profile: Profile,
    /// All there are.
    pub profiles: Vec<Profile>,
    /// Its settings.
    pub settings: Settings,
}

/// Chooses the profile for new registrations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProfileChoice {
    /// Its name.
    #[schema(example = "doc-004")]
    pub profile: String,
}

/// Said on the stream of events whenever something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What to look at again.
    pub kind: crate::portal::changes::ChangeKind,
}
