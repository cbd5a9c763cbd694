//! The account: its home screen, and the consents that are in force.

mod consents;
mod home;

use crate::{
    flow::{
        event::Env,
        journeys::{journey::Journey, session::keep},
        page::Page,
        problem::Problem,
        state::{Now, State},
        turn::Turn,
        view::View,
    },
    outbox::Queued,
    protocol::{Answer, Call, Fault, Refusal, Request, Scope},
};

/// The account's cabinet.
pub(in crate::flow) struct Cabinet;

impl Journey for Cabinet {
    fn pages(&self) -> &'static [&'static Page] {
        &[&home::PAGE]
    }

    fn problems(&self) -> &'static [&'static Problem] {
        &[&consents::NOT_WITHDRAWN, &home::NUMBER_RELEASED]
    }

    fn hears(&self, call: &Call) -> bool {
        call.scope() == Scope::Account
    }

    fn answered(&self, turn: &mut Turn<'_>, _: &Now, answer: Answer) {
        take(turn, answer);
    }

    fn heard(&self, turn: &mut Turn<'_>, _: &Call, result: Result<Answer, Fault>) {
        match result {
            Ok(answer) => take(turn, answer),
            Err(Fault::Refused(refusal)) if keep::is_over(&refusal.kind) => keep::token_ended(turn),
            Err(_) => {}
        }
    }

    fn may_leave(&self, state: &State, _: &Env, _: &Request) -> bool {
        state.passing.access_token.is_some()
    }

    fn sent(&self, turn: &mut Turn<'_>, item: &Queued, answer: &Answer) {
        consents::sent(turn, item, answer);
    }

    fn not_sent(&self, turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
        if keep::is_over(&refusal.kind) {
            // It stays in the queue and goes with the next token.
            keep::token_ended(turn);
        } else {
            consents::not_sent(turn, item, refusal);
            keep::look_up(turn);
        }
    }

    fn waits(&self, view: &View<'_>, request: &Request) -> Option<(String, String)> {
        consents::waits(view, request)
    }
}

fn take(turn: &mut Turn<'_>, answer: Answer) {
    if let Answer::Account(account) = answer {
        turn.state.facts.account = Some(*account);
    }
}
