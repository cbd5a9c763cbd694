//! The account: its home screen, and the consents that are in force.

mod consents;
mod home;
#[cfg(test)]
mod tests;

use crate::{
    flow::{
        asked::{Asked, On},
        event::Env,
        journeys::{journey::Journey, session::keep},
        page::Page,
        problem::Problem,
        state::State,
        turn::Turn,
        view::View,
    },
    outbox::Queued,
    protocol::{Call, Fault, FetchAccount, Refusal, Request, WithdrawConsent},
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

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[
            &On::<FetchAccount>(|turn, _, account| turn.state.facts.account = Some(account.clone())),
            &On::<WithdrawConsent>(consents::withdrawn),
        ]
    }

    fn failed(&self, turn: &mut Turn<'_>, _: &Call, fault: &Fault) {
        if matches!(fault, Fault::Refused(refusal) if keep::is_over(&refusal.kind)) {
            keep::token_ended(turn);
        }
    }

    fn may_leave(&self, state: &State, _: &Env, _: &Request) -> bool {
        state.passing.access_token.is_some()
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
