//! The code that proves that the number is at hand: checked by itself on its last digit.

use super::attempt::CODES;
use crate::{
    flow::{
        page::{PLAIN, Page, Tap},
        parts::code_entry::{self, CHECK_CODE, CODE, CodeEntered, RESEND},
        turn::Turn,
        view::View,
    },
    protocol::{CheckSignInCode, Scope, SendSignInCode},
    screen::Screen,
    words::Key,
};

pub(super) const PAGE: Page =
    Page { key: CODES.page, scope: Scope::SignIn, fields: |_, _| vec![CODE], tap, draw, ..PLAIN };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    let Some(credentials) = turn.state.facts.credentials(Scope::SignIn) else { return false };
    let id = credentials.id.clone();
    match tap.action {
        CHECK_CODE => match CODES.typed(turn, tap) {
            CodeEntered::NotNow => return false,
            CodeEntered::Incomplete => {}
            CodeEntered::Code(code) => {
                code_entry::ask(turn, &CheckSignInCode { sign_in: id, code });
            }
        },
        RESEND if CODES.may_resend(turn) => {
            turn.accept();
            turn.ask(&SendSignInCode { sign_in: id }, Some(RESEND));
        }
        _ => return false,
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let sign_in = view.state.facts.sign_in.as_ref();
    let number = sign_in.map(|sign_in| sign_in.phone.as_str()).unwrap_or_default();
    code_entry::screen(view, number, Key::ActionChangePhone)
}
