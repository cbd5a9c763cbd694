//! Number and password. The password is sent at once and kept nowhere.

use super::{
    attempt::LOGIN,
    facts::SignIn,
    forgotten::{self, FORGOTTEN},
};
use crate::{
    domain::Phone,
    flow::{
        field::{Field, Look},
        fields::{current_password::CurrentPasswordKind, phone::PhoneKind},
        page::{PLAIN, Page, Tap},
        parts::code_entry::pause,
        turn::Turn,
        view::{View, paragraph, typed_phone},
    },
    protocol::{Scope, StartSignIn},
    screen::{Action, ActionStyle, Autofill, Screen},
    sensitive::Sensitive,
    words::Key,
};

/// The field of the number.
pub(super) const PHONE: Field = Field::new("phone", &PhoneKind, Key::FieldPhone, None, Autofill::Username);
/// The field of the password.
pub(super) const PASSWORD: Field =
    Field::new("password", &CurrentPasswordKind, Key::FieldPassword, None, Autofill::CurrentPassword);
const SIGN_IN: &str = "sign_in";

pub(super) const PAGE: Page = Page {
    key: LOGIN,
    scope: Scope::SignIn,
    fields: |_, _| vec![PHONE, PASSWORD],
    tap,
    draw,
    over: forgotten::over,
    ..PLAIN
};

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action == FORGOTTEN {
        forgotten::open(turn);
        return true;
    }
    let sign_in = turn.state.facts.sign_in.as_ref();
    let is_locked =
        sign_in.and_then(|sign_in| sign_in.locked_until).is_some_and(|until| turn.env.is_paused_until(until));
    let typed = Phone::parse(tap.values.text(&PHONE.id));
    let is_other = |sign_in: &SignIn| typed.as_ref().is_ok_and(|phone| phone.e164() != sign_in.phone);
    if tap.action != SIGN_IN || (is_locked && !sign_in.is_some_and(is_other)) {
        return false;
    }
    turn.accept();
    let (phone, password) = (tap.read(turn, &PHONE), tap.read(turn, &PASSWORD));
    if let (Some(phone), Some(password)) = (phone, password) {
        start(turn, phone, &password);
    }
    true
}

fn start(turn: &mut Turn<'_>, phone: String, password: &str) {
    turn.state.facts.sign_in = Some(SignIn { phone: phone.clone(), ..SignIn::default() });
    let (phone, password) = (Sensitive::new(phone), Sensitive::new(password));
    turn.ask(&StartSignIn { phone, password }, Some(SIGN_IN));
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.screen_titled(&view.text(Key::SignInTitle), pause(view));
    let sign_in = view.state.facts.sign_in.as_ref();
    let known = sign_in.map(|sign_in| sign_in.phone.as_str()).filter(|phone| !phone.is_empty());
    let locked = sign_in.and_then(|sign_in| sign_in.locked_until);
    let locked = locked.filter(|until| view.env.is_paused_until(*until));
    let fault = locked.map(|_| Key::CredentialsLocked);
    screen.components.extend([
        paragraph(view.text(Key::SignInText), true),
        PHONE.draw(view, known.map(typed_phone).as_deref()),
        PASSWORD.draw_as(view, Look { fault, ..Look::default() }),
    ]);
    let paused = view.state.facts.codes(view.scope).and_then(|codes| codes.sending_paused_until);
    screen.actions = vec![
        Action {
            countdown: view.countdown(locked.max(paused), Key::ActionSignInIn, Key::SignInReady),
            ..Action::new(SIGN_IN, view.text(Key::ActionSignIn), ActionStyle::Primary)
        },
        forgotten::action(view),
    ];
    screen
}
