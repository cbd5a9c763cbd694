//! Why a code is not sent or not taken.

use crate::http::problem::{ProblemKind, SAMPLE_TIME};

impl ProblemKind {
    /// The pause between two codes isn't over.
    pub(crate) const RESEND_TOO_SOON: Self =
        Self::new("resend-too-soon", 429, "The next code can't be sent yet")
            .like(|problem| problem.retry_at(SAMPLE_TIME, SAMPLE_TIME - 42));
    /// Too many codes were sent.
    pub(crate) const SEND_LIMIT: Self = Self::new("send-limit", 429, "Too many codes were sent")
        .like(|problem| problem.retry_at(SAMPLE_TIME, SAMPLE_TIME - 900).other_ways(Vec::new()));
    /// The code isn't one of those sent.
    pub(crate) const WRONG_CODE: Self =
        Self::new("wrong-code", 422, "The code is wrong").like(|problem| problem.tries_left(3));
    /// No code that was sent is still good.
    pub(crate) const CODE_EXPIRED: Self = Self::new("code-expired", 410, "No code is valid any more");
    /// The phone must be proven first, or again.
    pub(crate) const CONTACT_NOT_PROVEN: Self =
        Self::new("contact-not-proven", 403, "The phone must be proven by a code");
}
