//! The way to the new number, as its pages share it: in, through, and out.
//!
//! It knows pages by their keys alone: a page goes on to the next one through it.

use super::facts::ContactChange;
use crate::{
    flow::{
        facts::Facts,
        page::{PLAIN, Page},
        parts::code_entry::CodeEntry,
        route::Route,
        turn::Turn,
        view::View,
    },
    protocol::Scope,
    screen::Transition,
};

/// The number.
pub(super) const PHONE: &str = "contact_change/phone";
/// Where it is proven.
pub(super) const CODE: &str = "contact_change/code";
/// It turns out to have an account.
pub(super) const TAKEN: &str = "contact_change/taken";

/// Its codes.
pub(super) const CODES: CodeEntry = CodeEntry { scope: Scope::Account, page: CODE };

/// A page of it, to build on.
pub(super) const PAGE: Page = Page { scope: Scope::Account, ..PLAIN };

/// Whether the account is one that a number can be set for on this phone.
pub(super) fn is_open(facts: &Facts) -> bool {
    facts.session.is_some() && facts.account.as_ref().is_some_and(|account| account.phone.is_none())
}

/// Goes in, to where it stands.
pub(super) fn enter(turn: &mut Turn<'_>) {
    let change = turn.state.facts.contact_change.get_or_insert_default();
    let is_taken = change.is_taken;
    turn.go(Route::of(PHONE));
    if is_taken {
        go(turn, TAKEN);
    }
}

/// Goes to a page; the page of the number lies below it, and whence the person came below that.
pub(super) fn go(turn: &mut Turn<'_>, to: &'static str) {
    let mut routes = outside(&turn.state.facts);
    routes.push(Route::of(PHONE));
    if to != PHONE {
        routes.push(Route::of(to));
    }
    turn.start_at(&routes);
    turn.state.passing.transition = Some(Transition::Push);
}

/// Goes back to whence the person came; nothing of it is kept.
pub(super) fn leave(turn: &mut Turn<'_>) {
    turn.state.facts.contact_change = None;
    for page in [PHONE, CODE] {
        turn.state.facts.forget_drafts(&Route::of(page));
    }
    if shown(&turn.state.facts).is_some() {
        let routes = outside(&turn.state.facts);
        turn.start_at(&routes);
    }
}

/// Puts the person where the facts allow.
pub(super) fn keep_to(turn: &mut Turn<'_>) {
    if turn.state.passing.now.is_some() {
        return;
    }
    let facts = &turn.state.facts;
    let shown = shown(facts);
    if !is_open(facts) {
        if shown.is_some() || facts.contact_change.is_some() {
            leave(turn);
        }
        return;
    }
    let change = facts.contact_change.as_ref();
    let (has_phone, is_taken) =
        change.map_or((false, false), |change| (change.phone.is_some(), change.is_taken));
    match shown {
        Some(CODE | TAKEN) if !has_phone => go(turn, PHONE),
        Some(CODE) if is_taken => go(turn, TAKEN),
        Some(TAKEN) if !is_taken => go(turn, CODE),
        _ => {}
    }
}

/// The number that was given.
pub(super) fn number<'a>(view: &'a View<'_>) -> &'a str {
    let of = |change: &'a ContactChange| change.phone.as_deref();
    view.state.facts.contact_change.as_ref().and_then(of).unwrap_or_default()
}

/// The page of it that is shown.
fn shown(facts: &Facts) -> Option<&'static str> {
    [PHONE, CODE, TAKEN].into_iter().find(|page| facts.is_at(page))
}

/// The way to it, without its own pages.
fn outside(facts: &Facts) -> Vec<Route> {
    let is_own = |route: &Route| [PHONE, CODE, TAKEN].contains(&route.key());
    facts.routes.iter().filter(|route| !is_own(route)).cloned().collect()
}
