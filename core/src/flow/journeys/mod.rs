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

use super::{Env, Memory, Now, Over, Problem, Route, State, Turn, form};
use crate::{
    outbox::Queued,
    protocol::{Answer, Call, Refusal, Request, Scope},
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
    match now.call.scope() {
        Scope::Registration => registration::answered(turn, now, answer),
        Scope::SignIn => sign_in::answered(turn, now, answer),
        Scope::Account => home::answered(turn, answer),
        // No screen waits for these: they are done behind the screens.
        Scope::Installation => {}
    }
}

/// A request that the screen waited for is refused.
pub(super) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    match call.scope() {
        Scope::Registration => registration::refused(turn, call, refusal),
        Scope::SignIn => sign_in::refused(turn, call, refusal),
        Scope::Account | Scope::Installation => turn.say(Problem::Unknown { slug: refusal.kind.slug() }),
    }
}

/// The portal has a queued request.
pub(super) fn queue_item_done(turn: &mut Turn<'_>, item: &Queued, answer: &Answer) {
    match item.request.scope() {
        Scope::Registration => registration::queue_item_done(turn, answer),
        Scope::Account => home::queue_item_done(turn, item, answer),
        Scope::SignIn | Scope::Installation => {}
    }
}

/// The portal says no to a queued request.
pub(super) fn queue_item_refused(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    match item.request.scope() {
        Scope::Registration => registration::queue_item_refused(turn, item, refusal),
        Scope::Account => home::queue_item_refused(turn, item, refusal),
        Scope::SignIn | Scope::Installation => turn.wedge(item, refusal),
    }
}

/// The queued requests that nothing but time keeps: the first of each lane that the person need do nothing for.
pub(super) fn may_leave<'a>(state: &'a State, env: &'a Env) -> impl Iterator<Item = (Scope, &'a Queued)> {
    let may_leave = |request: &Request| match request.scope() {
        Scope::Account => state.passing.access_token.is_some(),
        Scope::Registration => registration::may_leave(state, env, request),
        Scope::SignIn | Scope::Installation => true,
    };
    state.facts.outbox.heads().filter(move |(_, item)| may_leave(&item.request))
}

/// Those of them that are not under way.
pub(super) fn next_to_leave<'a>(state: &'a State, env: &'a Env) -> impl Iterator<Item = (Scope, &'a Queued)> {
    may_leave(state, env).filter(|(lane, _)| state.passing.lane(*lane).under_way.is_none())
}

/// Shows what lies over the screen.
fn open_over(turn: &mut Turn<'_>, over: Over) {
    turn.state.passing.overlay = Some(over);
    turn.state.passing.visit += 1;
    turn.state.passing.transition = None;
}
