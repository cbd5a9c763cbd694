//! Why a registration is not gone on with.

use crate::http::problem::ProblemKind;

impl ProblemKind {
    /// The registration is past its days.
    pub(crate) const REGISTRATION_EXPIRED: Self =
        Self::new("registration-expired", 410, "The registration has expired");
    /// The registration became an account and takes no more changes.
    pub(crate) const REGISTRATION_COMPLETED: Self =
        Self::new("registration-completed", 409, "The registration is complete");
    /// The password breaks the rules.
    pub(crate) const PASSWORD_REFUSED: Self =
        Self::new("password-refused", 422, "The password breaks the rules")
            .like(|problem| problem.reasons(vec!["common".to_owned(), "too_short".to_owned()]));
    /// Steps of the registration are not done.
    pub(crate) const STEP_MISSING: Self =
        Self::new("step-missing", 409, "Steps of the registration are missing")
            .like(|problem| problem.missing(vec!["password".to_owned(), "agreement".to_owned()]));
    /// An account with this phone exists.
    pub(crate) const CONTACT_TAKEN: Self =
        Self::new("contact-taken", 409, "An account with this phone exists");
}
