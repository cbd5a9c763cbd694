//! What is true of sessions and outlives the process.

use serde::{Deserialize, Serialize};

use crate::sensitive::Sensitive;

/// A session that outlives the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Trades for new tokens.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
    /// The person wants out as soon as everything that waits is sent.
    pub is_leaving: bool,
}

/// A session that the portal shall end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedSession {
    /// The idempotency key of the request.
    pub key: String,
    /// What names the session.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
}
