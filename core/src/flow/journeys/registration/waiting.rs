//! Everything is given: what the portal does not have yet.

use super::super::super::{
    Problem, Registration, Route, Turn,
    view::{View, heading, paragraph},
};
use crate::{
    protocol::Request,
    screen::{Action, ActionStyle, Component, Screen, Tone},
    words::Key,
};

const OPEN_SESSION: &str = "open_session";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    if action != OPEN_SESSION || turn.state.passing.problem != Some(Problem::SessionNotOpened) {
        return false;
    }
    turn.accept();
    true
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationWaiting, view.text(Key::WaitingTitle));
    screen.back = None;
    screen.components =
        vec![heading(&view.text(Key::WaitingTitle)), paragraph(view.text(Key::WaitingText), true)];
    let status = |title: Key, done: bool, text: Key| Component::StatusCard {
        title: view.text(title),
        status: view.text(if done { Key::StatusSent } else { Key::StatusWaits }),
        tone: if done { Tone::Success } else { Tone::Warning },
        text: view.text(text),
    };
    let waits =
        |kind: fn(&Request) -> bool| view.state.facts.outbox.items().iter().any(|item| kind(&item.request));
    let created = registration.completed;
    screen.components.extend([
        status(
            Key::WaitingPerson,
            created || !waits(|request| matches!(request, Request::SavePerson { .. })),
            Key::WaitingPersonText,
        ),
        status(
            Key::WaitingConsents,
            created || !waits(|request| matches!(request, Request::SaveConsents { .. })),
            Key::WaitingConsentsText,
        ),
        status(
            Key::WaitingAccount,
            created,
            if created { Key::WaitingSessionText } else { Key::WaitingAccountText },
        ),
    ]);
    let again = |action| Action::new(action, view.text(Key::ActionTryAgain), ActionStyle::Primary);
    match view.state.passing.problem {
        Some(Problem::SessionNotOpened) => screen.actions = vec![again(OPEN_SESSION)],
        Some(Problem::Unknown { .. }) => screen.actions = vec![again("retry")],
        _ => {}
    }
    screen
}
