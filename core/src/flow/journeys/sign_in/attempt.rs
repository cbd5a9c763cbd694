//! An attempt to sign in, as its pages share it: where its codes are typed, and what happens when the portal no longer
//! keeps it.

use super::facts::SignIn;
use crate::{
    flow::{
        parts::code_entry::CodeEntry,
        problem::{Problem, warning},
        turn::Turn,
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

/// The portal no longer keeps the sign-in: number and password are asked for again, the number stands there.
pub(super) fn expired(turn: &mut Turn<'_>) {
    turn.settle();
    if let Some(sign_in) = turn.state.facts.sign_in.as_mut() {
        *sign_in = SignIn { phone: std::mem::take(&mut sign_in.phone), ..SignIn::default() };
    }
    if turn.state.facts.is_at(CODES.page) {
        turn.back();
    }
    turn.say(&SIGN_IN_EXPIRED);
}
