//! What home and profile show and do alike.

use super::released;
use crate::{
    flow::{
        journeys::{ledger, session::keep::SESSION_ENDED, sign_in},
        turn::Turn,
        view::{View, way_row},
    },
    protocol::Account,
    screen::{Action, ActionStyle, Component, Icon},
    words::Key,
};

const LEDGER: &str = "ledger";
const SIGN_IN_AGAIN: &str = "sign_in_again";

/// Carries out a tap on any of it; false for any other.
pub(super) fn tap(turn: &mut Turn<'_>, action: &str) -> bool {
    match action {
        LEDGER => {
            turn.accept();
            turn.go(ledger::PAGE.route());
        }
        SIGN_IN_AGAIN if turn.state.facts.session.is_none() => {
            turn.accept();
            let phone = turn.state.facts.account.as_ref().and_then(|account| account.phone.clone());
            sign_in::begin(turn, phone);
        }
        action => return released::tap(turn, action),
    }
    true
}

/// What has happened to the account that its owner should know.
pub(super) fn banners(view: &View<'_>, account: &Account) -> Vec<Component> {
    let mut banners = Vec::new();
    if view.state.facts.session.is_none() {
        let again = Action::new(SIGN_IN_AGAIN, view.text(Key::ActionSignInAgain), ActionStyle::Plain);
        banners.push(view.banner(&SESSION_ENDED, Some(again)));
    }
    if account.phone.is_none() {
        banners.extend(released::told(view));
    }
    banners
}

/// The way to the record of data.
pub(super) fn ledger_row(view: &View<'_>) -> Component {
    way_row(view, Icon::Shield, LEDGER, Key::LedgerTitle, Key::HomeLedgerText)
}
