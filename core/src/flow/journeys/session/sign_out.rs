//! «Выйти»: a question, and with something waiting a screen that shows what it is and lets the person choose.

use super::keep;
use crate::{
    flow::{
        action::BACK,
        page::{PLAIN, Page, Tap},
        route::HOME,
        state::Over,
        turn::Turn,
        view::{View, confirmation, paragraph},
    },
    protocol::Scope,
    screen::{Action, ActionStyle, Overlay, Screen},
    words::Key,
};

const LEAVE: &str = "sign_out_confirmed";
const SEND_AND_LEAVE: &str = "send_and_sign_out";
const DELETE_AND_LEAVE: &str = "delete_and_sign_out";
/// «Выйти из кабинета?»
const QUESTION: &str = "sign_out";

pub(super) const PAGE: Page = Page { key: "sign_out", scope: Scope::Account, tap, draw, ..PLAIN };

/// The person wants out.
pub(in crate::flow) fn ask(turn: &mut Turn<'_>) {
    if turn.state.facts.waiting().next().is_none() {
        turn.open_over(Over::of(QUESTION));
    } else {
        turn.accept();
        turn.go(PAGE.route());
    }
}

/// Carries out a tap on the question; false for anything else.
pub(in crate::flow) fn confirmed(turn: &mut Turn<'_>, action: &str) -> bool {
    if action != LEAVE || turn.state.passing.overlay.as_ref().is_none_or(|over| over.name != QUESTION) {
        return false;
    }
    turn.accept();
    keep::end(turn);
    true
}

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        BACK => {
            set_leaving(turn, false);
            turn.back();
        }
        SEND_AND_LEAVE if turn.state.facts.session.as_ref().is_some_and(|session| !session.is_leaving) => {
            turn.accept();
            set_leaving(turn, true);
            turn.retry_all();
        }
        DELETE_AND_LEAVE => {
            turn.accept();
            keep::end(turn);
        }
        _ => return false,
    }
    true
}

fn is_shown(turn: &Turn<'_>) -> bool {
    turn.state.facts.is_at(PAGE.key)
}

/// Something could not be sent: the person stays, and is told on the screen before.
pub(in crate::flow) fn stay(turn: &mut Turn<'_>) {
    if is_shown(turn) {
        set_leaving(turn, false);
        turn.back();
    }
}

fn set_leaving(turn: &mut Turn<'_>, is_leaving: bool) {
    if let Some(session) = &mut turn.state.facts.session {
        session.is_leaving = is_leaving;
    }
}

/// Leaves once everything is sent, if the person wants that. A session that has ended is told of on the home screen.
pub(super) fn leave_when_sent(turn: &mut Turn<'_>) {
    if !is_shown(turn) {
        return;
    }
    let has_waiting = turn.state.facts.waiting().next().is_some();
    match turn.state.facts.session.as_ref().map(|session| session.is_leaving) {
        None => turn.start_at(&[HOME]),
        Some(_) if has_waiting => {}
        Some(true) => keep::end(turn),
        Some(false) => turn.back(),
    }
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Key::SignOutTitle);
    let is_leaving = view.state.facts.session.as_ref().is_some_and(|session| session.is_leaving);
    let text = if is_leaving { Key::SignOutSendingText } else { Key::SignOutWaitingText };
    screen.components.push(paragraph(view.text(text), true));
    screen.components.extend((view.waiting)(view));
    let action = |id, text, style| Action::new(id, view.text(text), style);
    let delete = action(DELETE_AND_LEAVE, Key::ActionDeleteAndSignOut, ActionStyle::Destructive);
    screen.actions = if is_leaving {
        vec![delete]
    } else {
        vec![action(SEND_AND_LEAVE, Key::ActionSendAndSignOut, ActionStyle::Primary), delete]
    };
    screen
}

/// The question, if it is what lies over the screen.
pub(in crate::flow) fn question(view: &View<'_>, over: &Over) -> Option<Overlay> {
    let has_number = view.state.facts.account.as_ref().is_some_and(|account| account.phone.is_some());
    let text = if has_number { Key::SignOutText } else { Key::SignOutForGoodText };
    (over.name == QUESTION)
        .then(|| confirmation(view, Key::SignOutTitle, view.text(text), (LEAVE, Key::ActionSignOut)))
}
