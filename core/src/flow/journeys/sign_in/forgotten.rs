//! «Не помню пароль»: what can be done about it. The app itself can't set another one.

use crate::{
    flow::{
        action::CLOSE,
        parts::code_entry::pause_minutes,
        state::Over,
        turn::Turn,
        view::{View, paragraph},
    },
    screen::{Action, ActionStyle, Overlay},
    words::Key,
};

/// The tap that asks.
pub(super) const FORGOTTEN: &str = "password_forgotten";

/// The tap, on the screen of number and password.
pub(super) fn action(view: &View<'_>) -> Action {
    Action::new(FORGOTTEN, view.text(Key::ActionPasswordForgotten), ActionStyle::Plain)
}

/// Shows what can be done.
pub(super) fn open(turn: &mut Turn<'_>) {
    turn.open_over(Over::of(FORGOTTEN));
}

/// What lies over the screen then; none for anything else.
pub(super) fn over(view: &View<'_>, over: &Over) -> Option<Overlay> {
    if over.name != FORGOTTEN {
        return None;
    }
    let settings = view.settings();
    let tries = [("tries", settings.code.tries.into()), ("minutes", pause_minutes(settings).into())];
    Some(Overlay::Sheet {
        title: view.text(Key::PasswordForgottenTitle),
        components: vec![
            paragraph(view.text(Key::PasswordForgottenLook), false),
            paragraph(view.text(Key::PasswordForgottenTyping), false),
            paragraph(view.with(Key::PasswordForgottenTries, &tries), false),
            paragraph(view.text(Key::PasswordForgottenPortal), false),
        ],
        close: Action::new(CLOSE, view.text(Key::ActionClose), ActionStyle::Secondary),
    })
}
