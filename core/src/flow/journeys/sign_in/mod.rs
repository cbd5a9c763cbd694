//! Signing in: number and password, then the code from the SMS.

mod answers;
mod attempt;
mod code;
pub(in crate::flow) mod facts;
mod forgotten;
mod login;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

use self::{
    answers::expired,
    attempt::{CODES, SIGN_IN_EXPIRED},
    facts::SignIn,
};
use crate::{
    flow::{
        asked::{Asked, On},
        journeys::journey::Journey,
        page::Page,
        problem::Problem,
        state::State,
        turn::Turn,
    },
    protocol::{Call, CheckSignInCode, OpenSignInSession, Refusal, SendSignInCode, StartSignIn},
};

/// Signing in.
pub(in crate::flow) struct SigningIn;

impl Journey for SigningIn {
    fn pages(&self) -> &'static [&'static Page] {
        &[&login::PAGE, &code::PAGE]
    }

    fn problems(&self) -> &'static [&'static Problem] {
        &[&SIGN_IN_EXPIRED]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[
            &On::<StartSignIn>(answers::started),
            &On::<SendSignInCode>(|turn, _, code| CODES.sent(turn, code)),
            &On::<CheckSignInCode>(answers::proven),
            &On::<OpenSignInSession>(answers::opened),
        ]
    }

    fn refused(&self, turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
        answers::refused(turn, call, refusal);
    }

    /// A lock opens, a pause ends, the code runs out.
    fn time_passed(&self, turn: &mut Turn<'_>) {
        CODES.time_passed(turn);
        let now = turn.env.now;
        let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
        if sign_in.locked_until.is_some_and(|until| until <= now) {
            sign_in.locked_until = None;
            turn.state.passing.faults.remove(&*login::PASSWORD.id);
        }
    }

    /// The code's screen makes sense only while the portal keeps the sign-in.
    fn keep_up(&self, turn: &mut Turn<'_>) {
        let facts = &turn.state.facts;
        let is_shown = facts.is_at(CODES.page);
        if !is_shown || turn.state.passing.now.is_some() {
            return;
        }
        let is_kept = facts.sign_in.as_ref().is_some_and(|sign_in| {
            sign_in.credentials.is_some() && sign_in.expires_at.is_some_and(|at| at > turn.env.now)
        });
        if !is_kept {
            expired(turn);
        }
    }

    fn moments(&self, state: &State) -> Vec<Timestamp> {
        let Some(sign_in) = &state.facts.sign_in else { return Vec::new() };
        CODES.moments(state).chain(sign_in.locked_until).chain(sign_in.expires_at).collect()
    }
}

/// Goes to the screen of number and password; a number that is known already stands there.
pub(in crate::flow) fn begin(turn: &mut Turn<'_>, phone: Option<String>) {
    let route = login::PAGE.route();
    if let Some(phone) = phone
        && turn.state.facts.sign_in.as_ref().is_none_or(|sign_in| sign_in.phone != phone)
    {
        turn.state.facts.forget_drafts(&route);
        turn.state.facts.sign_in = Some(SignIn { phone, ..SignIn::default() });
    }
    turn.go(route);
}
