//! The password: sent at once, kept nowhere.

use super::{
    super::super::{
        FieldFault, Registration, Route, Turn,
        form::{self, Values},
        view::{View, heading, paragraph},
    },
    credentials_id, order,
};
use crate::{
    protocol::{Call, SecretRequest},
    screen::{Action, ActionStyle, Autofill, Component, Screen, SecretField},
    sensitive::Sensitive,
    words::Key,
};

/// The field of the password.
pub(in crate::flow) const PASSWORD: &str = "password";
/// The field that repeats it.
pub(in crate::flow) const PASSWORD_AGAIN: &str = "password_again";
const SAVE: &str = "save_password";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    if action != SAVE {
        return false;
    }
    turn.accept();
    let (password, again) = (values.text(PASSWORD), values.text(PASSWORD_AGAIN));
    let set = turn.state.facts.registration.as_ref().is_some_and(|registration| registration.password_set);
    if set && password.is_empty() && again.is_empty() {
        order::advance(turn);
    } else if password.is_empty() {
        turn.refuse(PASSWORD, FieldFault::PasswordEmpty);
    } else if !form::password_refusals(turn.state, password).is_empty() {
        turn.refuse(PASSWORD, FieldFault::PasswordRules);
    } else if !form::same_password(password, again) {
        turn.refuse(PASSWORD_AGAIN, FieldFault::PasswordDiffers);
    } else if let Some(registration) = credentials_id(&turn.state.facts) {
        let call = SecretRequest::SetPassword { registration, password: Sensitive::new(password) };
        turn.ask(Call::Secret(call), Some(SAVE));
    }
    true
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationPassword, view.text(Key::PasswordTitle));
    let policy = &view.state.facts.settings().password;
    let secret = |id: &str, label: Key, repeats: Option<&str>| {
        let label = view.text(label);
        SecretField {
            id: id.to_owned(),
            verdict: view.verdict(id, &label),
            label,
            hint: None,
            autofill: Autofill::NewPassword,
            repeats: repeats.map(str::to_owned),
            rules: Vec::new(),
            shows_strength: false,
            suggest_label: None,
            show_label: view.text(Key::ActionShowPassword),
            hide_label: view.text(Key::ActionHidePassword),
        }
    };
    let first = SecretField {
        hint: registration.password_set.then(|| view.text(Key::PasswordSetHint)),
        rules: form::password_rules(view.state, view.words, ""),
        shows_strength: policy.shows_strength,
        suggest_label: Some(view.text(Key::ActionSuggestPassword)),
        ..secret(PASSWORD, Key::FieldPassword, None)
    };
    screen.components = vec![
        heading(&view.text(Key::PasswordTitle)),
        paragraph(view.text(Key::PasswordText), true),
        Component::SecretField { field: first },
        Component::SecretField { field: secret(PASSWORD_AGAIN, Key::FieldPasswordAgain, Some(PASSWORD)) },
    ];
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}
