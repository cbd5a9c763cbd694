//! The number that a code goes to, the same wherever one is to be proven.

use crate::{
    flow::{field::Field, fields::phone::PhoneKind, page::Tap, turn::Turn, view::View},
    screen::{Action, ActionStyle, Autofill},
    words::Key,
};

/// The field of the number.
pub(in crate::flow) const PHONE: Field =
    Field::new("phone", &PhoneKind, Key::FieldPhone, Some(Key::PhoneHint), Autofill::Tel);
/// «Получить код».
pub(in crate::flow) const SEND_CODE: &str = "send_code";

/// Carries out «Получить код» with the number that stands in the field; one that is none is refused there. False for any
/// other tap.
pub(in crate::flow) fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>, send: fn(&mut Turn<'_>, String)) -> bool {
    if tap.action != SEND_CODE {
        return false;
    }
    turn.accept();
    if let Some(number) = tap.read(turn, &PHONE) {
        send(turn, number);
    }
    true
}

/// «Получить код», with the reason why not yet. Who has no need of another code, for one can be typed or the number is
/// proven, goes on without a pause: `goes_on`.
pub(in crate::flow) fn send_code(view: &View<'_>, label: Key, goes_on: bool) -> Action {
    let paused = view.state.facts.codes(view.scope).and_then(|codes| codes.sending_paused_until);
    Action {
        countdown: view.countdown(paused.filter(|_| !goes_on), Key::ActionSendCodeIn, Key::ResendReady),
        ..Action::new(SEND_CODE, view.text(label), ActionStyle::Primary)
    }
}
