//! What the stream of events says.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Said on the stream of events whenever something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What to look at again.
    pub kind: crate::portal::changes::ChangeKind,
}
