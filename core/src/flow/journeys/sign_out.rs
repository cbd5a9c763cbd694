//! «Выйти»: a question, and with something waiting a screen that shows what it is and lets the person choose.

use super::{
    super::{
        Over, Route, Turn,
        view::{View, heading, paragraph},
    },
    open_over, session,
};
use crate::{
    outbox::Queued,
    protocol::Request,
    screen::{Action, ActionStyle, Component, Overlay, Screen, Tone},
    words::Key,
};

const LEAVE: &str = "sign_out_confirmed";
const SEND_AND_LEAVE: &str = "send_and_sign_out";
const DELETE_AND_LEAVE: &str = "delete_and_sign_out";

/// The person wants out.
pub(super) fn ask(turn: &mut Turn<'_>) {
    if turn.state.facts.waiting().next().is_none() {
        open_over(turn, Over::SignOut);
    } else {
        turn.accept();
        turn.go(Route::SignOut);
    }
}

/// Carries out a tap on the question; false for anything else.
pub(super) fn confirmed(turn: &mut Turn<'_>, action: &str) -> bool {
    if action != LEAVE || turn.state.passing.overlay != Some(Over::SignOut) {
        return false;
    }
    turn.accept();
    session::end(turn);
    true
}

pub(super) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    match action {
        "back" => {
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
            session::end(turn);
        }
        _ => return false,
    }
    true
}

/// Something could not be sent: the person stays, and is told on the home screen.
pub(super) fn stay(turn: &mut Turn<'_>) {
    if turn.state.facts.route() == Route::SignOut {
        set_leaving(turn, false);
        turn.back();
    }
}

fn set_leaving(turn: &mut Turn<'_>, is_leaving: bool) {
    if let Some(session) = &mut turn.state.facts.session {
        session.is_leaving = is_leaving;
    }
}

/// Leaves once everything is sent, if the person wants that.
pub(in crate::flow) fn leave_when_sent(turn: &mut Turn<'_>) {
    if turn.state.facts.route() != Route::SignOut || turn.state.facts.waiting().next().is_some() {
        return;
    }
    if turn.state.facts.session.as_ref().is_some_and(|session| session.is_leaving) {
        session::end(turn);
    } else {
        turn.back();
    }
}

pub(in crate::flow) fn screen(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Route::SignOut, view.text(Key::SignOutTitle));
    let is_leaving = view.state.facts.session.as_ref().is_some_and(|session| session.is_leaving);
    let text = if is_leaving { Key::SignOutSendingText } else { Key::SignOutWaitingText };
    screen.components = view.strips();
    screen.components.push(heading(&view.text(Key::SignOutTitle)));
    screen.components.extend(view.problem());
    screen.components.push(paragraph(view.text(text), true));
    screen.components.extend(view.state.facts.waiting().map(|item| waiting(view, item)));
    let action = |id, text, style| Action::new(id, view.text(text), style);
    let delete = action(DELETE_AND_LEAVE, Key::ActionDeleteAndSignOut, ActionStyle::Destructive);
    screen.actions = if is_leaving {
        vec![delete]
    } else {
        vec![action(SEND_AND_LEAVE, Key::ActionSendAndSignOut, ActionStyle::Primary), delete]
    };
    screen
}

/// Something of the account that waits to be sent.
pub(super) fn waiting(view: &View<'_>, item: &Queued) -> Component {
    let (title, text) = match &item.request {
        Request::WithdrawConsent { consent } => (
            view.with(Key::WaitingWithdrawal, &[("title", (&view.consent_title(consent)).into())]),
            Key::WaitingWithdrawalText,
        ),
        _ => (view.text(Key::WaitingOther), Key::WaitingOtherText),
    };
    Component::StatusCard {
        title,
        status: view.text(Key::StatusWaits),
        tone: Tone::Warning,
        text: view.text(text),
    }
}

/// «Выйти из кабинета?»
pub(in crate::flow) fn question(view: &View<'_>) -> Overlay {
    Overlay::Confirmation {
        title: view.text(Key::SignOutTitle),
        text: view.text(Key::SignOutText),
        actions: vec![
            Action::new(LEAVE, view.text(Key::ActionSignOut), ActionStyle::Destructive),
            Action::new("close", view.text(Key::ActionCancel), ActionStyle::Secondary),
        ],
    }
}
