//! Everything is given: what the portal does not have yet.

use std::time::Duration;

use jiff::Timestamp;

use super::{
    form,
    order::{self, SESSION_NOT_OPENED},
};
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
    protocol::{Request, SaveConsents, SaveForm, SavePerson, Scope},
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
    let status = |title: String, done: bool, text: Option<Key>| Component::StatusCard {
        title,
        status: view.text(if done { Key::StatusSent } else { Key::StatusWaits }),
        tone: if done { Tone::Success } else { Tone::Warning },
        text: text.map(|text| view.text(text)).unwrap_or_default(),
    };
    let facts = &view.state.facts;
    let created = facts.registration.as_ref().is_some_and(|registration| registration.completed);
    let is_sent = |is_such: &dyn Fn(&Request) -> bool| {
        created || !facts.outbox.lane(Scope::Registration).any(|item| is_such(&item.request))
    };
    let person = status(view.text(Key::WaitingPerson), is_sent(&Request::is::<SavePerson>), None);
    let forms = form::given(facts).map(|(form, _)| {
        let is_form_sent = is_sent(&|request| request.is_about::<SaveForm>(&form.id));
        status(view.translated(&form.title), is_form_sent, None)
    });
    screen.components.extend([person].into_iter().chain(forms));
    screen.components.extend([
        status(
            view.text(Key::WaitingConsents),
            is_sent(&Request::is::<SaveConsents>),
            Some(Key::WaitingConsentsText),
        ),
        status(
            view.text(Key::WaitingAccount),
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
