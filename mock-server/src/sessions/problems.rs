//! Why a session is not gone on with.

use crate::http::problem::ProblemKind;

impl ProblemKind {
    /// The session is over, or never was.
    pub(crate) const SESSION_ENDED: Self = Self::new("session-ended", 401, "The session has ended");
}
