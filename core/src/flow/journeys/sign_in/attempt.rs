//! An attempt to sign in, as its pages share it: where its codes are typed, and what stands in its way.

use crate::{
    flow::{
        parts::code_entry::CodeEntry,
        problem::{Problem, warning},
    },
    protocol::Scope,
    words::Key,
};

/// The key of the page of number and password.
pub(super) const LOGIN: &str = "sign_in/login";
/// The sign-in's codes.
pub(super) const CODES: CodeEntry = CodeEntry { scope: Scope::SignIn, page: "sign_in/code" };

/// The portal no longer keeps the sign-in.
pub(super) const SIGN_IN_EXPIRED: Problem =
    warning("K-207", Key::ProblemSignInExpiredTitle, Key::ProblemSignInExpiredText);
