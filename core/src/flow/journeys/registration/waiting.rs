//! Everything is given: what the portal does not have yet.

use std::time::Duration;

use jiff::Timestamp;

use super::order::{self, SESSION_NOT_OPENED};
use crate::{
    flow::{
        action::RETRY,
        event::until,
        page::{Page, Tap},
        problem::UNKNOWN,
        state::State,
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::{Request, SaveConsents, SavePerson, Scope},
    screen::{Action, ActionStyle, Component, Screen, Tone},
    words::Key,
};

const OPEN_SESSION: &str = "open_session";

/// What is done sooner looks like work and not like waiting, a fault that heals by then included.
const SHORT: Duration = Duration::from_secs(3);

pub(super) const PAGE: Page = Page { key: order::WAITING, goes_back: false, tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != OPEN_SESSION || !turn.state.passing.says(&SESSION_NOT_OPENED) {
        return false;
    }
    turn.accept();
    true
}

/// When what is worked on becomes what waits.
pub(super) fn waits_at(state: &State) -> Option<Timestamp> {
    let arrived = state.passing.arrived_at.filter(|_| state.facts.is_at(order::WAITING))?;
    arrived.checked_add(SHORT).ok()
}

/// Whether the portal may still have everything before it looks like waiting.
fn is_quick(view: &View<'_>) -> bool {
    let left = waits_at(view.state).map(|at| until(view.env.now, at)).unwrap_or_default();
    !left.is_zero() && left <= SHORT && view.state.passing.problem.is_none()
}

fn draw(view: &View<'_>) -> Screen {
    if is_quick(view) {
        let mut screen = order::screen(view, Key::CreatingTitle, None);
        screen.components.push(Component::Progress { text: view.text(Key::CreatingText) });
        return screen;
    }
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
