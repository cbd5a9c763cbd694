//! Bodies of the clock's requests and answers.

use crate::http::json;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
#[serde(deny_unknown_fields)]
pub struct ClockAdvance {
    /// By how many seconds, forward only.
    #[serde(deserialize_with = "json::integer")]
    #[schema(minimum = 1, maximum = 31_536_000, example = 60)]
    pub advance_s: i64,
}
