//! The code that proves the new number: checked by itself on its last digit.

use super::{
    phone,
    way::{self, CODES},
};
use crate::{
    flow::{
        page::{Page, Tap},
        parts::code_entry::{self, CHECK_CODE, CODE, CodeEntered, RESEND},
        turn::Turn,
        view::View,
    },
    protocol::CheckContactCode,
    screen::Screen,
    words::Key,
};

pub(super) const PAGE: Page = Page { key: way::CODE, fields: |_, _| vec![CODE], tap, draw, ..way::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        CHECK_CODE => return check(turn, tap),
        RESEND if CODES.may_resend(turn) => {
            turn.accept();
            phone::ask_for_code(turn, RESEND);
        }
        _ => return false,
    }
    true
}

fn check(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    let Some(phone) = way::phone(&turn.state.facts).map(str::to_owned) else { return false };
    match CODES.typed(turn, tap) {
        CodeEntered::NotNow => return false,
        CodeEntered::Incomplete => {}
        CodeEntered::Code(code) => code_entry::ask(turn, &CheckContactCode { phone, code }),
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    code_entry::screen(view, way::number(view), Key::ActionChangePhone)
}
