//! The code that proves the number: checked by itself on its last digit.

use super::{
    order::{self, CODES, id},
    phone,
};
use crate::{
    flow::{
        page::{Page, Tap},
        parts::code_entry::{self, CHECK_CODE, CODE, CodeEntered, RESEND},
        turn::Turn,
        view::View,
    },
    protocol::CheckCode,
    screen::Screen,
    words::Key,
};

pub(super) const PAGE: Page = Page { key: order::CODE, fields: |_, _| vec![CODE], tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        CHECK_CODE => return check(turn, tap),
        RESEND if CODES.may_resend(turn) => {
            turn.accept();
            phone::ask_for_code(turn, Some(RESEND));
        }
        _ => return false,
    }
    true
}

fn check(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    let Some(registration) = id(turn) else { return false };
    match CODES.typed(turn, tap) {
        CodeEntered::NotNow => return false,
        CodeEntered::Incomplete => {}
        CodeEntered::Code(code) => {
            code_entry::ask(turn, &CheckCode { registration, code });
        }
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let registration = view.state.facts.registration.as_ref();
    let number = registration.and_then(|registration| registration.phone.as_deref()).unwrap_or_default();
    let mut screen = code_entry::screen(view, number, Key::ActionChangePhone);
    order::number(view, &mut screen);
    screen
}
