//! What the stream of events says.

use serde::Serialize;
use utoipa::ToSchema;

/// Said on the stream of events whenever something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// What to look at again.
    pub kind: crate::portal::changes::ChangeKind,
}
