//! Why nobody is signed in.

use crate::http::problem::ProblemKind;

impl ProblemKind {
    /// There is no account with this number and this password.
    pub(crate) const WRONG_CREDENTIALS: Self =
        Self::new("wrong-credentials", 403, "The number or the password is wrong")
            .like(|problem| problem.tries_left(3));
    /// The sign-in is past its hour.
    pub(crate) const SIGN_IN_EXPIRED: Self = Self::new("sign-in-expired", 410, "The sign-in has expired");
}
