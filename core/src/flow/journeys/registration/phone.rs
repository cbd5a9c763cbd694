//! The number: where the code goes.

use super::{
    super::super::{
        FieldFault, Registration, Route, Turn,
        form::Values,
        view::{View, heading, paragraph, shown_phone},
    },
    credentials_id, is_contact_proven, order,
};
use crate::{
    domain::Phone,
    protocol::{Call, Request},
    screen::{Action, ActionStyle, Autofill, Component, Icon, Keyboard, Screen, TextField},
    words::Key,
};

/// The field of the number.
pub(in crate::flow) const PHONE: &str = "phone";
const SEND_CODE: &str = "send_code";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    if action != SEND_CODE {
        return false;
    }
    turn.accept();
    match Phone::parse(values.text(PHONE)) {
        Ok(phone) => send_code(turn, &phone),
        Err(fault) => turn.refuse(PHONE, FieldFault::Phone(fault)),
    }
    true
}

/// Asks for a code, unless the number is proven or a code is on its way already.
fn send_code(turn: &mut Turn<'_>, phone: &Phone) {
    let number = phone.e164();
    let env = turn.env;
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    let same = registration.phone.as_ref() == Some(&number);
    if same && is_contact_proven(registration, env) {
        order::advance(turn);
        return;
    }
    let live = registration.codes.as_ref().and_then(|codes| codes.expires_at).is_some_and(|at| at > env.now);
    if same && live {
        turn.go(Route::RegistrationCode);
        return;
    }
    if !same {
        registration.phone = Some(number);
        registration.contact_proven_until = None;
        registration.contact_taken = false;
        registration.codes = None;
    }
    ask_for_code(turn, SEND_CODE);
}

/// Sends the number to the portal, which sends the code.
pub(super) fn ask_for_code(turn: &mut Turn<'_>, action: &'static str) {
    let facts = &turn.state.facts;
    let Some(phone) = facts.registration.as_ref().and_then(|registration| registration.phone.clone()) else {
        return;
    };
    let request = match credentials_id(facts) {
        Some(registration) => Request::SendCode { registration, phone },
        None => Request::StartRegistration,
    };
    turn.ask(Call::Open(request), Some(action));
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationPhone, view.text(Key::PhoneTitle));
    let label = view.text(Key::FieldPhone);
    let known = registration.phone.as_deref().map(shown_phone).unwrap_or_default();
    screen.components = vec![
        heading(&view.text(Key::PhoneTitle)),
        paragraph(view.text(Key::PhoneText), true),
        Component::TextField {
            field: TextField {
                id: PHONE.to_owned(),
                verdict: view.verdict(PHONE, &label),
                label,
                hint: Some(view.text(Key::PhoneHint)),
                value: view.state.facts.draft(Route::RegistrationPhone, PHONE).map_or(known, str::to_owned),
                value_rev: view.value_rev(PHONE),
                ghost: Some("+7 900 000-00-00".to_owned()),
                keyboard: Keyboard::Phone,
                autofill: Autofill::Tel,
                enabled: true,
            },
        },
        Component::Paragraph {
            text: view.text(Key::PhoneFree),
            spoken: None,
            muted: true,
            icon: Some(Icon::Shield),
            link: None,
        },
    ];
    let paused = registration.codes.as_ref().and_then(|codes| codes.sending_paused_until);
    screen.actions = vec![Action {
        countdown: view.countdown(paused, Key::ActionSendCodeIn, Key::ResendReady),
        ..Action::new(SEND_CODE, view.text(Key::ActionSendCode), ActionStyle::Primary)
    }];
    screen
}
