//! Bodies of the requests and answers about the rules.

use crate::rules::limits::DailyLimits;
use crate::rules::settings::{Profile, Settings};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
#[serde(deny_unknown_fields)]
pub struct ProfileChoice {
    /// Its name.
    #[schema(example = "doc-004")]
    pub profile: String,
}

/// What may be done within 24 hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsShown {
    /// A tester has lifted them: nothing of this is counted against anybody.
    pub lifted: bool,
    /// Those of the profile.
    pub limits: DailyLimits,
}

/// Lifts the limits of 24 hours, or sets them again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsChoice {
    /// Whether they are lifted.
    pub lifted: bool,
}
