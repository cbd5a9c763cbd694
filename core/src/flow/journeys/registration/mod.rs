//! Creating an account: number, code, name and birth date, password, agreement.
//!
//! Where a registration stands is derived from its facts: the first unmet step of the list that the portal gave it.
//! The person may go back to any step that was met; nobody gets past one that is not.

mod agreement;
mod answers;
mod code;
pub(in crate::flow) mod facts;
mod form;
mod order;
mod password;
mod person;
mod phone;
mod queue;
mod taken;
mod tell;
#[cfg(test)]
pub(in crate::flow) mod tests;
mod unknown_step;
mod waiting;

use jiff::Timestamp;

use self::{
    answers::REGISTRATION_GONE,
    facts::Registration,
    order::{CODES, SESSION_NOT_OPENED},
};
use crate::{
    flow::{
        asked::{Asked, On},
        event::Env,
        journeys::{
            journey::{Journey, Why},
            session,
        },
        page::Page,
        parts::code_entry::{CONTACT_PROOF_EXPIRED, RESEND, SEND_LIMIT},
        problem::Problem,
        state::State,
        turn::Turn,
    },
    outbox::Queued,
    protocol::{
        Call, CheckCode, Complete, Fault, OpenSession, Refusal, RegistrationStatusOf, ReleaseContact,
        Request, SaveConsents, SaveForm, SavePerson, SendCode, SetPassword, StartRegistration,
    },
};

/// Registering.
pub(in crate::flow) struct Registering;

impl Journey for Registering {
    fn pages(&self) -> &'static [&'static Page] {
        &[
            &phone::PAGE,
            &code::PAGE,
            &person::PAGE,
            &form::PAGE,
            &password::PAGE,
            &agreement::PAGE,
            &taken::PAGE,
            &unknown_step::PAGE,
            &waiting::PAGE,
        ]
    }

    fn problems(&self) -> &'static [&'static Problem] {
        &[&SEND_LIMIT, &CONTACT_PROOF_EXPIRED, &REGISTRATION_GONE, &SESSION_NOT_OPENED]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[
            &On::<StartRegistration>(answers::started),
            &On::<SendCode>(answers::code_sent),
            &On::<CheckCode>(answers::contact_proven),
            &On::<ReleaseContact>(answers::contact_released),
            &On::<RegistrationStatusOf>(answers::looked_up),
            &On::<SavePerson>(|_, _, _| {}),
            &On::<SaveForm>(|_, _, _| {}),
            &On::<SetPassword>(answers::password_set),
            &On::<SaveConsents>(|_, _, _| {}),
            &On::<Complete>(answers::completed),
            &On::<OpenSession>(|turn, _, tokens| session::keep::begun_by_registration(turn, tokens.clone())),
        ]
    }

    fn refused(&self, turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
        answers::refused(turn, call, refusal);
    }

    fn failed(&self, turn: &mut Turn<'_>, _: &Call, fault: &Fault) {
        answers::not_looked_up(turn, fault);
    }

    fn may_leave(&self, state: &State, env: &Env, request: &Request) -> bool {
        queue::may_leave(state, env, request)
    }

    fn not_sent(&self, turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
        queue::not_sent(turn, item, refusal);
    }

    fn look_up(&self, turn: &mut Turn<'_>, why: Why) {
        if why != Why::Foreground {
            answers::look_up(turn);
        }
    }

    fn time_passed(&self, turn: &mut Turn<'_>) {
        CODES.time_passed(turn);
    }

    fn keep_up(&self, turn: &mut Turn<'_>) {
        order::keep_to(turn);
        if CODES.is_due(turn) {
            phone::ask_for_code(turn, Some(RESEND));
        }
    }

    fn moments(&self, state: &State) -> Vec<Timestamp> {
        let proven =
            state.facts.registration.as_ref().and_then(|registration| registration.contact_proven_until);
        CODES.moments(state).chain(proven).chain(waiting::waits_at(state)).collect()
    }
}

/// Begins a registration, or goes on with the one that is there, where it stands.
pub(in crate::flow) fn begin(turn: &mut Turn<'_>) {
    let facts = &mut turn.state.facts;
    if facts.registration.is_none() {
        facts.profiles.registration = facts.installation.next_profile;
        facts.installation.next_profile += 1;
        facts.registration = Some(Registration::default());
    }
    order::advance(turn);
}
