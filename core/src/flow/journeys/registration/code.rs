//! The code that proves the number: checked by itself on its last digit.

use super::{
    super::{
        super::{Registration, Route, Turn, form::Values, view::View},
        code_entry::{self, CHECK_CODE, CodesOf, RESEND, Typed},
    },
    credentials_id, phone,
};
use crate::{
    protocol::{Call, SecretRequest},
    screen::Screen,
    words::Key,
};

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    let codes = turn.state.facts.registration.as_ref().and_then(|registration| registration.codes.as_ref());
    match action {
        CHECK_CODE => check(turn, values),
        RESEND if code_entry::may_resend(codes, turn.env) => {
            turn.accept();
            phone::ask_for_code(turn, RESEND);
            true
        }
        _ => false,
    }
}

fn check(turn: &mut Turn<'_>, values: &Values) -> bool {
    let Some(registration) = credentials_id(&turn.state.facts) else { return false };
    match code_entry::typed(turn, CodesOf::Registration, values) {
        Typed::NotNow => return false,
        Typed::Incomplete => {}
        Typed::Code(code) => {
            let call = SecretRequest::CheckCode { registration, code };
            turn.ask(Call::Secret(call), Some(CHECK_CODE));
        }
    }
    true
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let number = registration.phone.as_deref().unwrap_or_default();
    let codes = registration.codes.as_ref();
    code_entry::screen(view, Route::RegistrationCode, number, codes, Key::ActionChangePhone)
}
