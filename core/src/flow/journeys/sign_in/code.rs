//! The code that proves that the number is at hand: checked by itself on its last digit.

use super::super::{
    super::{Route, SignIn, Turn, form::Values, view::View},
    code_entry::{self, CHECK_CODE, CodesOf, RESEND, Typed},
};
use crate::{
    protocol::{Call, Request, SecretRequest},
    screen::Screen,
    words::Key,
};

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    let Some(sign_in) = turn.state.facts.sign_in.as_ref() else { return false };
    let Some(id) = sign_in.credentials.as_ref().map(|credentials| credentials.id.clone()) else {
        return false;
    };
    match action {
        CHECK_CODE => {
            match code_entry::typed(turn, CodesOf::SignIn, values) {
                Typed::NotNow => return false,
                Typed::Incomplete => {}
                Typed::Code(code) => {
                    let call = SecretRequest::CheckSignInCode { sign_in: id, code };
                    turn.ask(Call::Secret(call), Some(CHECK_CODE));
                }
            }
            true
        }
        RESEND if code_entry::may_resend(sign_in.codes.as_ref(), turn.env) => {
            turn.accept();
            turn.ask(Call::Open(Request::SendSignInCode { sign_in: id }), Some(RESEND));
            true
        }
        _ => false,
    }
}

pub(super) fn screen(view: &View<'_>, sign_in: &SignIn) -> Screen {
    let codes = sign_in.codes.as_ref();
    code_entry::screen(view, Route::SignInCode, &sign_in.phone, codes, Key::ActionChangePhone)
}
