//! Why a consent is not taken or not given back.

use crate::http::problem::ProblemKind;

impl ProblemKind {
    /// There is no such consent, or not in this version.
    pub(crate) const UNKNOWN_CONSENT: Self =
        Self::new("unknown-consent", 422, "There is no such consent in this version")
            .like(|problem| problem.detail("agreement 2025-01-01"));
    /// There is no account without this consent.
    pub(crate) const CONSENT_REQUIRED: Self =
        Self::new("consent-required", 409, "There is no account without this consent")
            .like(|problem| problem.detail("agreement"));
}
