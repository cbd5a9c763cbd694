//! Why an account takes no new phone.

use crate::http::problem::ProblemKind;

impl ProblemKind {
    /// The account has a phone.
    pub(crate) const CONTACT_KEPT: Self = Self::new("contact-kept", 409, "The account has a phone");
}
