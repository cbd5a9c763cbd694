//! What the portal's answers and refusals mean for a new number.

use super::way::{self, CODES};
use crate::{
    flow::{
        asked::Heard,
        fields::phone::refused_by_portal,
        journeys::session::keep,
        parts::{code_entry::CONTACT_PROOF_EXPIRED, phone_entry::PHONE},
        turn::Turn,
    },
    protocol::{Call, ContactChecked, ContactTaken, Refusal, RefusalKind, TakeContact},
    screen::Tone,
    words::Key,
};

/// It was the code: the number is the account's, unless another account has it.
pub(super) fn checked(turn: &mut Turn<'_>, _: &Heard<'_>, checked: &ContactChecked) {
    if !checked.account_exists {
        return changed(turn, &checked.phone);
    }
    if let Some(change) = turn.state.facts.contact_change.as_mut() {
        change.is_taken = true;
        change.codes = None;
        way::go(turn, way::TAKEN);
    }
}

/// The number was another account's and is this one's.
pub(super) fn taken(turn: &mut Turn<'_>, _: &Heard<'_>, taken: &ContactTaken) {
    changed(turn, &taken.phone);
}

fn changed(turn: &mut Turn<'_>, phone: &str) {
    if let Some(account) = turn.state.facts.account.as_mut() {
        account.phone = Some(phone.to_owned());
    }
    keep::account_changed(turn);
    way::leave(turn);
    turn.notify(Key::NoticeContactChanged, Tone::Success);
}

/// A request that the screen waited for is refused.
pub(super) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    if CODES.refused(turn, refusal) {
        if refusal.kind == RefusalKind::CodeExpired {
            // Or it was taken before, and that answer got lost with the process that asked.
            keep::look_up(turn);
        }
        return;
    }
    match &refusal.kind {
        RefusalKind::InvalidPhone => {
            let given = turn.state.facts.contact_change.as_mut().and_then(|change| change.phone.take());
            if !turn.state.facts.is_at(way::PHONE) {
                way::go(turn, way::PHONE);
            }
            turn.refuse(&PHONE.id, refused_by_portal(&given.unwrap_or_default()));
        }
        RefusalKind::ContactNotProven if call.is::<TakeContact>() => {
            if let Some(change) = turn.state.facts.contact_change.as_mut() {
                change.end_proof();
            }
            way::go(turn, way::CODE);
            turn.say(&CONTACT_PROOF_EXPIRED);
        }
        // It has got one meanwhile, which the portal tells with the account.
        RefusalKind::ContactKept => {
            way::leave(turn);
            keep::look_up(turn);
        }
        _ => turn.say_unknown(refusal),
    }
}
