//! The number: where the code goes.

use super::order::{self, CODES, id};
use crate::{
    flow::{
        field::Look,
        page::{Page, Tap},
        parts::{
            code_entry::pause,
            phone_entry::{self, PHONE, SEND_CODE},
        },
        turn::Turn,
        view::{View, paragraph, typed_phone},
    },
    protocol::{Channel, SendCode, StartRegistration},
    screen::{Component, Icon, Screen},
    words::Key,
};

pub(super) const PAGE: Page =
    Page { key: order::PHONE, fields: |_, _| vec![PHONE], tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    phone_entry::tap(turn, tap, send_code)
}

/// Asks for a code, unless the number is proven or a code is on its way already.
fn send_code(turn: &mut Turn<'_>, number: String) {
    let env = turn.env;
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    let same = registration.phone.as_ref() == Some(&number);
    if same && registration.is_contact_proven(env.now) {
        order::advance(turn);
        return;
    }
    if !same {
        registration.change_phone(Some(number), env.now);
        order::ask_consents_again(turn);
    }
    if !CODES.goes_on(turn) {
        ask_for_code(turn, Some(SEND_CODE));
    }
}

/// Sends the number to the portal, which sends the code.
pub(super) fn ask_for_code(turn: &mut Turn<'_>, action: Option<&'static str>) {
    let id = id(turn);
    let Some(facts) = turn.state.facts.registration.as_mut() else { return };
    let Some(phone) = facts.phone.clone() else { return };
    match id {
        Some(registration) => {
            facts.code_is_asked_for(phone.clone());
            turn.ask(&SendCode { registration, phone, channel: Channel::Sms }, action);
        }
        None => turn.ask(&StartRegistration {}, action),
    }
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::PhoneTitle, pause(view));
    let registration = view.state.facts.registration.as_ref();
    let known = registration.and_then(|registration| registration.phone.as_deref()).map(typed_phone);
    let look = Look { known: known.as_deref(), ..Look::default() };
    let is_proven = registration.is_some_and(|registration| {
        registration.is_contact_proven(view.env.now) && registration.is_of(&PHONE.value(view, look))
    });
    screen.components.extend([
        paragraph(view.text(Key::PhoneText), true),
        PHONE.draw_as(view, look),
        Component::Paragraph {
            text: view.text(if is_proven { Key::PhoneProven } else { Key::PhoneFree }),
            spoken: None,
            muted: true,
            icon: Some(Icon::Shield),
            link: None,
        },
    ]);
    let has_live_code = registration.is_some_and(|registration| registration.has_live_code(view.env.now));
    let label = if is_proven { Key::ActionNext } else { Key::ActionSendCode };
    screen.actions = vec![phone_entry::send_code(view, label, has_live_code || is_proven)];
    screen
}
