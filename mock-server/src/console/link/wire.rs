//! What the link's requests and answers say.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The link between phone and portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkState {
    /// Whether the API can be reached.
    pub up: bool,
}
