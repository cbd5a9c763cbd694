//! What the calls of no one room say.

use crate::portal::changes::ChangeKind;
use crate::rules::settings::Profile;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Said on the stream of events whenever something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// What to look at again.
    pub kind: ChangeKind,
}

/// Everything is to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reset {}

/// Everything is forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BegunAnew {
    /// The portal's time now.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
    /// The profile that holds now.
    pub profile: Profile,
}
