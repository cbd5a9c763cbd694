//! What the person can do, journey by journey. A journey takes intents and answers in, and draws its own screens.

mod code_entry;
pub(super) mod home;
pub(super) mod ledger_screen;
pub(super) mod registration;
pub(super) mod session;
pub(super) mod sign_in;
pub(super) mod sign_out;
pub(super) mod trouble;
pub(super) mod welcome;

pub(super) use code_entry::CODE;

use super::{Env, Memory, Now, Over, Route, State, Turn, form};
use crate::{
    outbox::Queued,
    protocol::{Answer, Call, Refusal, Request, SecretRequest},
    screen::Intent,
};

/// Carries out a tap; false when there is no such action on the screen now.
pub(super) fn intent(turn: &mut Turn<'_>, intent: &Intent) -> bool {
    match turn.state.memory {
        Memory::Opening => false,
        Memory::Trouble(trouble) => trouble::intent(turn, trouble, &intent.action),
        Memory::Ready => {
            let values = form::take_values(turn, &intent.values);
            if intent.action == "close" && turn.state.passing.overlay.take().is_some() {
                turn.state.passing.visit += 1;
                return true;
            }
            if intent.action == "retry"
                && turn.state.passing.now.is_some() | !turn.state.facts.outbox.is_empty()
            {
                turn.accept();
                turn.retry_all();
                return true;
            }
            match turn.state.facts.route() {
                Route::Welcome => welcome::intent(turn, &intent.action),
                Route::Home => home::intent(turn, &intent.action),
                Route::Ledger => ledger_screen::intent(turn, &intent.action),
                Route::SignOut => sign_out::intent(turn, &intent.action),
                Route::SignInLogin | Route::SignInCode if intent.action == "back" => {
                    turn.back();
                    true
                }
                route @ (Route::SignInLogin | Route::SignInCode) => {
                    sign_in::intent(turn, route, &intent.action, &values)
                }
                route => registration::intent(turn, route, &intent.action, &values),
            }
        }
    }
}

/// A request that the screen waited for is answered.
pub(super) fn answered(turn: &mut Turn<'_>, now: &Now, answer: Answer) {
    if is_of_sign_in(&now.call) {
        sign_in::answered(turn, now, answer);
    } else {
        registration::answered(turn, now, answer);
    }
}

/// A request that the screen waited for is refused.
pub(super) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    if is_of_sign_in(call) {
        sign_in::refused(turn, call, refusal);
    } else {
        registration::refused(turn, call, refusal);
    }
}

fn is_of_sign_in(call: &Call) -> bool {
    match call {
        Call::Open(request) => request.is_of_sign_in(),
        Call::Secret(request) => {
            matches!(request, SecretRequest::StartSignIn { .. } | SecretRequest::CheckSignInCode { .. })
        }
    }
}

/// The portal has a queued request.
pub(super) fn queue_item_done(turn: &mut Turn<'_>, item: &Queued, answer: &Answer) {
    if item.request.is_of_account() {
        home::queue_item_done(turn, item, answer);
    } else {
        registration::queue_item_done(turn, answer);
    }
}

/// The portal says no to a queued request.
pub(super) fn queue_item_refused(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    if item.request.is_of_account() {
        home::queue_item_refused(turn, item, refusal);
    } else {
        registration::queue_item_refused(turn, item, refusal);
    }
}

/// The queued request that may be sent now, if there is one.
pub(super) fn next_to_leave<'a>(state: &'a State, env: &Env) -> Option<&'a Queued> {
    let may_leave = |request: &Request| {
        if request.is_of_account() {
            state.passing.access_token.is_some()
        } else {
            registration::may_leave(state, env, request)
        }
    };
    state.facts.outbox.heads().find(|item| may_leave(&item.request))
}

/// Shows what lies over the screen.
fn open_over(turn: &mut Turn<'_>, over: Over) {
    turn.state.passing.overlay = Some(over);
    turn.state.passing.visit += 1;
    turn.state.passing.transition = None;
}
