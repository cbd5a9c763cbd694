//! Bodies of the clock's requests and answers.

use crate::http::json;
use crate::portal::clock::Clock;
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
    /// Whether it stands until it is let go on.
    pub stands: bool,
}

impl ClockShown {
    pub(super) fn of(clock: &Clock) -> Self {
        Self { now: clock.now(), stands: clock.stands() }
    }
}

/// Lets the clock stand or go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockChoice {
    /// Whether it stands at the time it shows.
    #[schema(example = true)]
    pub stands: bool,
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
