//! Everything is given: what the portal does not have yet.

use super::order::{self, SESSION_NOT_OPENED};
use crate::{
    flow::{
        action::RETRY,
        page::{Page, Tap},
        problem::UNKNOWN,
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::{Request, SaveConsents, SavePerson, Scope},
    screen::{Action, ActionStyle, Component, Screen, Tone},
    words::Key,
};

const OPEN_SESSION: &str = "open_session";

pub(super) const PAGE: Page = Page { key: order::WAITING, goes_back: false, tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != OPEN_SESSION || !turn.state.passing.says(&SESSION_NOT_OPENED) {
        return false;
    }
    turn.accept();
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::WaitingTitle, None);
    screen.components.push(paragraph(view.text(Key::WaitingText), true));
    let status = |title: Key, done: bool, text: Option<Key>| Component::StatusCard {
        title: view.text(title),
        status: view.text(if done { Key::StatusSent } else { Key::StatusWaits }),
        tone: if done { Tone::Success } else { Tone::Warning },
        text: text.map(|text| view.text(text)).unwrap_or_default(),
    };
    let facts = &view.state.facts;
    let waits =
        |kind: fn(&Request) -> bool| facts.outbox.lane(Scope::Registration).any(|item| kind(&item.request));
    let created = facts.registration.as_ref().is_some_and(|registration| registration.completed);
    screen.components.extend([
        status(Key::WaitingPerson, created || !waits(Request::is::<SavePerson>), None),
        status(
            Key::WaitingConsents,
            created || !waits(Request::is::<SaveConsents>),
            Some(Key::WaitingConsentsText),
        ),
        status(
            Key::WaitingAccount,
            created,
            Some(if created { Key::WaitingSessionText } else { Key::WaitingAccountText }),
        ),
    ]);
    let again = |action| Action::new(action, view.text(Key::ActionTryAgain), ActionStyle::Primary);
    if view.state.passing.says(&SESSION_NOT_OPENED) {
        screen.actions = vec![again(OPEN_SESSION)];
    } else if view.state.passing.says(&UNKNOWN) {
        screen.actions = vec![again(RETRY)];
    }
    screen
}
