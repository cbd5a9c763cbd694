//! The new number: where the code goes.

use super::way::{self, CODES};
use crate::{
    flow::{
        field::Look,
        page::{Page, Tap},
        parts::{
            code_entry::pause,
            phone_entry::{self, PHONE, SEND_CODE},
        },
        turn::Turn,
        view::{View, paragraph, typed_phone},
    },
    protocol::{Channel, SendContactCode},
    screen::Screen,
    words::Key,
};

pub(super) const PAGE: Page = Page { key: way::PHONE, fields: |_, _| vec![PHONE], tap, draw, ..way::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    phone_entry::tap(turn, tap, send_code)
}

/// Asks for a code, unless one is on its way already, or the number is proven.
fn send_code(turn: &mut Turn<'_>, number: String) {
    let now = turn.env.now;
    let change = turn.state.facts.contact_change.get_or_insert_default();
    change.give_phone(number, now);
    if change.is_taken {
        way::go(turn, way::TAKEN);
    } else if !CODES.goes_on(turn) {
        ask_for_code(turn, SEND_CODE);
    }
}

/// Sends the number to the portal, which sends the code.
pub(super) fn ask_for_code(turn: &mut Turn<'_>, action: &'static str) {
    if let Some(phone) = way::phone(&turn.state.facts).map(str::to_owned) {
        turn.ask(&SendContactCode { phone, channel: Channel::Sms }, Some(action));
    }
}

fn draw(view: &View<'_>) -> Screen {
    let title = Key::ContactChangeTitle;
    let mut screen = view.screen_titled(&view.text(title), pause(view));
    let known = way::phone(&view.state.facts).map(typed_phone);
    screen.components.extend([
        paragraph(view.text(Key::PhoneText), true),
        PHONE.draw_as(view, Look { known: known.as_deref(), ..Look::default() }),
    ]);
    let change = view.state.facts.contact_change.as_ref();
    let goes_on = change.is_some_and(|change| change.has_live_code(view.env.now));
    screen.actions = vec![phone_entry::send_code(view, Key::ActionSendCode, goes_on)];
    screen
}
