//! The account's session: how it is kept behind the screens, and how the person leaves.

pub(in crate::flow) mod facts;
pub(in crate::flow) mod keep;
pub(in crate::flow) mod sign_out;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::{
    flow::{
        asked::{Asked, On},
        journeys::journey::{Journey, Why},
        page::Page,
        problem::Problem,
        state::State,
        turn::Turn,
    },
    protocol::{Call, EndSession, Fault, RefreshSession},
};

/// Staying signed in, and signing out.
pub(in crate::flow) struct Staying;

impl Journey for Staying {
    fn pages(&self) -> &'static [&'static Page] {
        &[&sign_out::PAGE]
    }

    fn problems(&self) -> &'static [&'static Problem] {
        &[&keep::SESSION_ENDED, &keep::OTHER_ACCOUNT_WAITS]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[&On::<RefreshSession>(keep::refreshed), &On::<EndSession>(|turn, _, _| keep::end_told(turn))]
    }

    fn failed(&self, turn: &mut Turn<'_>, call: &Call, fault: &Fault) {
        if call.is::<RefreshSession>() {
            keep::not_refreshed(turn, fault);
        } else {
            keep::end_not_told(turn, fault);
        }
    }

    fn unheard(&self, turn: &mut Turn<'_>, call: &Call) {
        if call.is::<RefreshSession>() {
            turn.postpone(|passing| &mut passing.refresh, None);
        } else {
            turn.postpone(|passing| &mut passing.ending, None);
        }
    }

    fn look_up(&self, turn: &mut Turn<'_>, _: Why) {
        keep::look_up(turn);
    }

    fn keep_up(&self, turn: &mut Turn<'_>) {
        sign_out::leave_when_sent(turn);
        keep::keep_up(turn);
    }

    fn due(&self, state: &State) -> Option<Duration> {
        keep::due(state).min()
    }
}
