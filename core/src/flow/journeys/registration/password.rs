//! The password: sent at once, kept nowhere.

use super::{
    facts::Registration,
    order::{self, id},
};
use crate::{
    flow::{
        field::Field,
        fields::{
            new_password::NewPasswordKind,
            password_again::{PasswordAgainKind, same_password},
        },
        page::{Page, Tap},
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::SetPassword,
    screen::{Action, ActionStyle, Autofill, Screen},
    sensitive::Sensitive,
    words::Key,
};

/// The field of the password.
pub(super) const PASSWORD: Field =
    Field::new("password", &NewPasswordKind, Key::FieldPassword, None, Autofill::NewPassword);
const PASSWORD_AGAIN: Field = Field::new(
    "password_again",
    &PasswordAgainKind { of: "password" },
    Key::FieldPasswordAgain,
    None,
    Autofill::NewPassword,
);
const SAVE: &str = "save_password";

pub(super) const PAGE: Page =
    Page { key: order::PASSWORD, fields: |_, _| vec![PASSWORD, PASSWORD_AGAIN], tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != SAVE {
        return false;
    }
    turn.accept();
    let (password, again) = (tap.values.text(&PASSWORD.id), tap.values.text(&PASSWORD_AGAIN.id));
    if is_set(turn.state.facts.registration.as_ref()) && password.is_empty() && again.is_empty() {
        order::advance(turn);
    } else if tap.read(turn, &PASSWORD).is_some() {
        choose(turn, password, again);
    }
    true
}

fn choose(turn: &mut Turn<'_>, password: &str, again: &str) {
    if !same_password(password, again) {
        turn.refuse(&PASSWORD_AGAIN.id, Key::PasswordDiffers);
    } else if let Some(registration) = id(turn) {
        turn.ask(&SetPassword { registration, password: Sensitive::new(password) }, Some(SAVE));
    }
}

fn is_set(registration: Option<&Registration>) -> bool {
    registration.is_some_and(|registration| registration.password_set)
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::PasswordTitle, None);
    let is_set = is_set(view.state.facts.registration.as_ref());
    let first = Field { hint: is_set.then_some(Key::PasswordSetHint), ..PASSWORD };
    screen.components.extend([
        paragraph(view.text(Key::PasswordText), true),
        first.draw(view, None),
        PASSWORD_AGAIN.draw(view, None),
    ]);
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}
