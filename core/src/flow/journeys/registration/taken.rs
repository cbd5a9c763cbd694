//! The number belongs to an account already. It is told to who has the code, and to nobody else: they sign in, take the
//! number from an account that is not theirs, or go on with another number.

use super::{
    super::{
        super::{
            Over, Registration, Route, Turn,
            view::{View, heading, shown_phone},
        },
        open_over, sign_in,
    },
    credentials_id, order,
};
use crate::{
    protocol::{Call, Request},
    screen::{Action, ActionStyle, Component, Icon, Overlay, Screen},
    words::Key,
};

const SIGN_IN: &str = "sign_in";
const NOT_MINE: &str = "not_my_account";
const RELEASE: &str = "release_number";
const OTHER_PHONE: &str = "other_phone";
const GIVE_UP: &str = "give_up_registration";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    match (action, &turn.state.passing.overlay) {
        (NOT_MINE, None) => open_over(turn, Over::ReleaseNumber),
        (RELEASE, Some(Over::ReleaseNumber)) => {
            let Some(registration) = credentials_id(&turn.state.facts) else { return false };
            turn.accept();
            turn.state.passing.overlay = None;
            turn.ask(Call::Open(Request::ReleaseContact { registration }), Some(RELEASE));
        }
        (SIGN_IN, None) => {
            turn.accept();
            turn.give_up();
            let phone =
                turn.state.facts.registration.as_ref().and_then(|registration| registration.phone.clone());
            sign_in::begin(turn, phone);
        }
        (OTHER_PHONE, None) => {
            turn.accept();
            turn.give_up();
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.contact_taken = false;
                registration.phone = None;
                registration.codes = None;
                registration.contact_proven_until = None;
            }
            turn.state.facts.keep_draft(Route::RegistrationPhone, super::PHONE, "");
            turn.start_at(&[Route::Welcome, Route::RegistrationPhone]);
        }
        (GIVE_UP, None) => order::forget(turn),
        _ => return false,
    }
    true
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationTaken, view.text(Key::TakenTitle));
    screen.back = None;
    screen.components = vec![
        heading(&view.text(Key::TakenTitle)),
        Component::Paragraph {
            text: view.with(Key::TakenText, &[("phone", (&number(registration)).into())]),
            spoken: None,
            muted: true,
            icon: Some(Icon::User),
            link: None,
        },
    ];
    let action = |id, text, style| Action::new(id, view.text(text), style);
    screen.actions = vec![
        action(SIGN_IN, Key::ActionSignIn, ActionStyle::Primary),
        action(NOT_MINE, Key::ActionNotMyAccount, ActionStyle::Secondary),
        action(OTHER_PHONE, Key::ActionOtherPhone, ActionStyle::Secondary),
        action(GIVE_UP, Key::ActionToStart, ActionStyle::Secondary),
    ];
    screen
}

/// «Отвязать номер от чужого кабинета?»
pub(in crate::flow) fn release_question(view: &View<'_>) -> Overlay {
    let phone = view.state.facts.registration.as_ref().map(number).unwrap_or_default();
    Overlay::Confirmation {
        title: view.text(Key::ReleaseTitle),
        text: view.with(Key::ReleaseText, &[("phone", (&phone).into())]),
        actions: vec![
            Action::new(RELEASE, view.text(Key::ActionReleaseNumber), ActionStyle::Destructive),
            Action::new("close", view.text(Key::ActionCancel), ActionStyle::Secondary),
        ],
    }
}

fn number(registration: &Registration) -> String {
    registration.phone.as_deref().map(shown_phone).unwrap_or_default()
}
