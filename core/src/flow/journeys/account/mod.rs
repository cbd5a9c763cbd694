//! The account: its home screen, the profile, and the consents.

mod common;
mod consents;
mod home;
mod profile;
mod released;
#[cfg(test)]
mod tests;

use crate::{
    flow::{
        asked::{Asked, On},
        event::Env,
        journeys::{
            journey::{Journey, Why},
            session::{keep, sign_out},
        },
        page::Page,
        problem::Problem,
        state::State,
        turn::Turn,
        view::View,
    },
    outbox::Queued,
    protocol::{Call, Fault, FetchAccount, GiveConsent, Refusal, Request, WithdrawConsent},
};

/// The account's cabinet.
pub(in crate::flow) struct Cabinet;

impl Journey for Cabinet {
    fn pages(&self) -> &'static [&'static Page] {
        &[&home::PAGE, &profile::PAGE]
    }

    fn problems(&self) -> &'static [&'static Problem] {
        &[&consents::NOT_WITHDRAWN, &consents::NOT_GIVEN, &released::NUMBER_RELEASED]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[
            &On::<FetchAccount>(|turn, _, account| turn.state.facts.account = Some(account.clone())),
            &On::<WithdrawConsent>(consents::withdrawn),
            &On::<GiveConsent>(consents::given),
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
            sign_out::stay(turn);
            if consents::is_change(&item.request) {
                consents::not_sent(turn, item);
            } else {
                turn.wedge(item, refusal);
            }
            keep::look_up(turn);
        }
    }

    fn look_up(&self, turn: &mut Turn<'_>, why: Why) {
        if why == Why::Start {
            consents::know_waiting(turn);
        }
    }

    fn keep_up(&self, turn: &mut Turn<'_>) {
        consents::tell_of_waiting(turn);
    }

    fn waits(&self, view: &View<'_>, request: &Request) -> Option<(String, String)> {
        consents::waits(view, request)
    }
}
