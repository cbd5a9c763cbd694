//! Number and password. The password is sent at once and kept nowhere.

use super::super::{
    super::{
        FieldFault, Route, SignIn, Turn,
        form::Values,
        view::{View, heading, paragraph, shown_phone},
    },
    registration::{PASSWORD, PHONE},
};
use crate::{
    domain::Phone,
    protocol::{Call, SecretRequest},
    screen::{Action, ActionStyle, Autofill, Component, Keyboard, Screen, SecretField, TextField},
    sensitive::Sensitive,
    words::Key,
};

const SIGN_IN: &str = "sign_in";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    let sign_in = turn.state.facts.sign_in.as_ref();
    let is_locked =
        sign_in.and_then(|sign_in| sign_in.locked_until).is_some_and(|until| turn.env.is_paused_until(until));
    let phone = Phone::parse(values.text(PHONE));
    let is_other = |sign_in: &SignIn| phone.as_ref().is_ok_and(|phone| phone.e164() != sign_in.phone);
    if action != SIGN_IN || (is_locked && !sign_in.is_some_and(is_other)) {
        return false;
    }
    turn.accept();
    let password = values.text(PASSWORD);
    if password.is_empty() {
        turn.refuse(PASSWORD, FieldFault::CurrentPasswordEmpty);
    }
    match phone {
        Ok(phone) if !password.is_empty() => start(turn, phone.e164(), password),
        Ok(_) => {}
        Err(fault) => {
            turn.refuse(PHONE, FieldFault::Phone(fault));
            turn.state.passing.focus = Some(PHONE.to_owned());
        }
    }
    true
}

fn start(turn: &mut Turn<'_>, phone: String, password: &str) {
    turn.state.facts.sign_in = Some(SignIn { phone: phone.clone(), ..SignIn::default() });
    let (phone, password) = (Sensitive::new(phone), Sensitive::new(password));
    let call = SecretRequest::StartSignIn { phone, password };
    turn.ask(Call::Secret(call), Some(SIGN_IN));
}

pub(super) fn screen(view: &View<'_>, sign_in: &SignIn) -> Screen {
    let mut screen = view.screen(Route::SignInLogin, view.text(Key::SignInTitle));
    let phone = view.text(Key::FieldPhone);
    let password = view.text(Key::FieldPassword);
    let known = Some(sign_in.phone.as_str()).filter(|phone| !phone.is_empty()).map(shown_phone);
    let locked = sign_in.locked_until.filter(|until| view.env.is_paused_until(*until));
    let verdict = if locked.is_some() {
        FieldFault::CredentialsLocked.verdict(view.words, &password)
    } else {
        view.verdict(PASSWORD, &password)
    };
    screen.components = vec![
        heading(&view.text(Key::SignInTitle)),
        paragraph(view.text(Key::SignInText), true),
        Component::TextField {
            field: TextField {
                id: PHONE.to_owned(),
                verdict: view.verdict(PHONE, &phone),
                label: phone,
                hint: None,
                value: view
                    .state
                    .facts
                    .draft(Route::SignInLogin, PHONE)
                    .map_or_else(|| known.unwrap_or_default(), str::to_owned),
                value_rev: view.value_rev(PHONE),
                ghost: Some("+7 900 000-00-00".to_owned()),
                keyboard: Keyboard::Phone,
                autofill: Autofill::Tel,
                enabled: true,
            },
        },
        Component::SecretField {
            field: SecretField {
                id: PASSWORD.to_owned(),
                verdict,
                label: password,
                hint: None,
                autofill: Autofill::CurrentPassword,
                repeats: None,
                rules: Vec::new(),
                shows_strength: false,
                suggest_label: None,
                show_label: view.text(Key::ActionShowPassword),
                hide_label: view.text(Key::ActionHidePassword),
            },
        },
    ];
    let paused = sign_in.codes.as_ref().and_then(|codes| codes.sending_paused_until);
    screen.actions = vec![Action {
        countdown: view.countdown(locked.max(paused), Key::ActionSignInIn, Key::SignInReady),
        ..Action::new(SIGN_IN, view.text(Key::ActionSignIn), ActionStyle::Primary)
    }];
    screen
}
