//! A new number for an account whose own went to somebody else: the number, then the code that proves it.

mod answers;
mod code;
pub(in crate::flow) mod facts;
mod phone;
mod taken;
#[cfg(test)]
mod tests;
mod way;

use jiff::Timestamp;

use self::way::CODES;
pub(in crate::flow) use self::way::is_open;
use crate::{
    flow::{
        asked::{Asked, On},
        journeys::journey::Journey,
        page::Page,
        parts::code_entry::RESEND,
        state::State,
        turn::Turn,
    },
    protocol::{Call, CheckContactCode, Refusal, SendContactCode, TakeContact},
};

/// Getting a new number.
pub(in crate::flow) struct ChangingContact;

impl Journey for ChangingContact {
    fn pages(&self) -> &'static [&'static Page] {
        &[&phone::PAGE, &code::PAGE, &taken::PAGE]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[
            &On::<SendContactCode>(|turn, _, code| CODES.sent(turn, code)),
            &On::<CheckContactCode>(answers::checked),
            &On::<TakeContact>(answers::taken),
        ]
    }

    fn refused(&self, turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
        answers::refused(turn, call, refusal);
    }

    fn time_passed(&self, turn: &mut Turn<'_>) {
        CODES.time_passed(turn);
    }

    fn keep_up(&self, turn: &mut Turn<'_>) {
        way::keep_to(turn);
        if CODES.is_due(turn) {
            phone::ask_for_code(turn, RESEND);
        }
    }

    fn moments(&self, state: &State) -> Vec<Timestamp> {
        CODES.moments(state).collect()
    }
}

/// Begins it, or goes on with what was begun.
pub(in crate::flow) fn begin(turn: &mut Turn<'_>) {
    let is_taken = turn.state.facts.contact_change.get_or_insert_default().is_taken;
    way::go(turn, if is_taken { way::TAKEN } else { way::PHONE });
}
