//! The way to the new number, as its pages share it: in, through, and out.
//!
//! It knows pages by their keys alone: a page goes on to the next one through it.

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

/// All of them.
const PAGES: [&str; 3] = [PHONE, CODE, TAKEN];

/// Its codes.
pub(super) const CODES: CodeEntry = CodeEntry { scope: Scope::Account, page: CODE };

/// A page of it, to build on.
pub(super) const PAGE: Page = Page { scope: Scope::Account, ..PLAIN };

/// Whether the account is one that a number can be set for on this phone.
pub(in crate::flow) fn is_open(facts: &Facts) -> bool {
    facts.session.is_some() && facts.account.as_ref().is_some_and(|account| account.phone.is_none())
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
    for page in PAGES {
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
    let has_phone = phone(facts).is_some();
    let is_taken = facts.contact_change.as_ref().is_some_and(|change| change.is_taken);
    match shown {
        Some(CODE | TAKEN) if !has_phone => go(turn, PHONE),
        Some(CODE) if is_taken => go(turn, TAKEN),
        Some(TAKEN) if !is_taken => go(turn, CODE),
        _ => {}
    }
}

/// The number that was given, if one was.
pub(super) fn phone(facts: &Facts) -> Option<&str> {
    facts.contact_change.as_ref()?.phone.as_deref()
}

/// The same to be shown where one was.
pub(super) fn number<'a>(view: &'a View<'_>) -> &'a str {
    phone(&view.state.facts).unwrap_or_default()
}

/// The page of it that is shown.
fn shown(facts: &Facts) -> Option<&'static str> {
    PAGES.into_iter().find(|page| facts.is_at(page))
}

/// The way to it, without its own pages.
fn outside(facts: &Facts) -> Vec<Route> {
    let is_own = |route: &Route| PAGES.contains(&route.key());
    facts.routes.iter().filter(|route| !is_own(route)).cloned().collect()
}
