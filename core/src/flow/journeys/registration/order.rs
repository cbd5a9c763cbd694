//! The order of the registration: which step is the first unmet one, and where that puts the person.

use super::{
    CONTACT_PROOF_EXPIRED, END, Journey, PROOF, Registering, SESSION_NOT_OPENED, STEPS, TAKEN, UNKNOWN_STEP,
    facts::Registration, id,
};
use crate::{
    flow::{
        event::Env,
        facts::Facts,
        page::{PLAIN, Page},
        route::{Route, START},
        turn::Turn,
        view::View,
    },
    protocol::{Call, Request, Scope},
    screen::{Component, Screen, Transition},
    words::Key,
};

/// A page of the order.
pub(super) struct Stop {
    /// The page.
    pub page: &'static Page,
    /// Whether what it asks for is given.
    pub is_met: fn(&Registration, &Env) -> bool,
    /// Once it is met there is nothing to do on it.
    pub is_passed_once: bool,
}

/// A page of the registration; whose it is, and that nothing lies over it, is given.
pub(super) const PAGE: Page = Page { scope: Scope::Registration, ..PLAIN };

/// The stops of a registration, in the order the portal gave.
fn stops(facts: &Facts) -> Vec<&'static Stop> {
    let steps = &facts.settings(Scope::Registration).registration.steps;
    let known = |name: &String| STEPS.iter().find(|(step, _)| step == name).map(|(_, stops)| *stops);
    steps
        .iter()
        .flat_map(|name| known(name).unwrap_or(std::slice::from_ref(&UNKNOWN_STEP)))
        .copied()
        .collect()
}

/// Whether the portal's name for a step is one that this version knows.
pub(super) fn is_known(step: &str) -> bool {
    STEPS.iter().any(|(known, _)| *known == step)
}

/// The first page whose step is not met yet; none without a registration.
fn first_unmet(facts: &Facts, env: &Env) -> Option<&'static Page> {
    let registration = facts.registration.as_ref()?;
    if registration.completed {
        return Some(END);
    }
    if registration.contact_taken {
        return Some(TAKEN);
    }
    let unmet = stops(facts).into_iter().find(|stop| !(stop.is_met)(registration, env));
    Some(unmet.map_or(END, |stop| stop.page))
}

/// Whether a page makes sense while another is the first unmet one.
fn may_stay(facts: &Facts, page: &Page, unmet: &Page) -> bool {
    let stops = stops(facts);
    let place = |page: &Page| stops.iter().position(|stop| stop.page == page);
    match place(page).map(|at| (at, stops[at].is_passed_once)) {
        Some((_, false)) if unmet == END => {
            facts.registration.as_ref().is_some_and(|registration| !registration.completed)
        }
        Some((at, false)) => place(unmet).is_some_and(|unmet| at <= unmet),
        _ => page == unmet,
    }
}

/// Puts the person where the facts allow: not past an unmet step, not on a step that no longer makes sense. Also
/// makes sure that a registration with everything given is on its way to the portal.
pub(super) fn keep_to(turn: &mut Turn<'_>) {
    let facts = &turn.state.facts;
    let shown = facts.route().and_then(|route| pages().find(|page| page.has(route)));
    let Some(page) = shown.filter(|_| turn.state.passing.now.is_none()) else { return };
    let Some(unmet) = first_unmet(facts, turn.env) else {
        turn.start_at(&[START]);
        return;
    };
    let mut at = page;
    if !may_stay(facts, page, unmet) {
        let proof_ended =
            unmet == PROOF && facts.registration.as_ref().is_some_and(Registration::proof_has_ended);
        go(turn, unmet);
        at = unmet;
        if proof_ended {
            turn.say(&CONTACT_PROOF_EXPIRED);
        }
    }
    if unmet == END && at == END {
        finish(turn);
    }
}

fn pages() -> impl Iterator<Item = &'static Page> {
    Registering.pages().iter().copied()
}

/// Goes to a page, with the pages below it as if the person had come the straight way.
pub(super) fn go(turn: &mut Turn<'_>, to: &'static Page) {
    let trail = trail(&turn.state.facts, to);
    turn.start_at(&trail);
}

/// The pages below one of the order. What is passed once is left out when it is behind.
fn trail(facts: &Facts, to: &'static Page) -> Vec<Route> {
    let stops = stops(facts);
    let before = match stops.iter().position(|stop| stop.page == to) {
        Some(at) => &stops[..at],
        None => &[],
    };
    let before = before.iter().filter(|stop| !stop.is_passed_once).map(|stop| stop.page.route());
    std::iter::once(START).chain(before).chain([to.route()]).collect()
}

/// Goes on to the first unmet step.
pub(super) fn advance(turn: &mut Turn<'_>) {
    let Some(unmet) = first_unmet(&turn.state.facts, turn.env) else { return };
    if turn.state.facts.route().is_none_or(|route| !unmet.has(route)) {
        go(turn, unmet);
        turn.state.passing.transition = Some(Transition::Push);
    }
}

/// Everything is given: the account is asked for, and then its first session.
fn finish(turn: &mut Turn<'_>) {
    let Some(registration) = id(turn) else { return };
    let facts = &turn.state.facts;
    if facts.registration.as_ref().is_some_and(|registration| registration.completed) {
        if !turn.says(&SESSION_NOT_OPENED) {
            turn.ask(Call::Open(Request::OpenSession { registration }), None);
        }
        return;
    }
    if !facts.outbox.items().iter().any(|item| matches!(item.request, Request::Complete { .. })) {
        turn.enqueue(Request::Complete { registration });
    }
}

/// A screen of the order, with «2 из 5».
pub(super) fn screen(view: &View<'_>, title: Key, or_else: Option<Component>) -> Screen {
    let mut screen = view.screen_of(title, &view.text(title), or_else);
    number(view, &mut screen);
    screen
}

/// Puts «2 из 5» on a screen that has a place in the order.
pub(super) fn number(view: &View<'_>, screen: &mut Screen) {
    let stops = stops(&view.state.facts);
    let at = stops.iter().position(|stop| stop.page.has(view.route));
    let counted = at.and_then(|at| Some((u8::try_from(at + 1).ok()?, u8::try_from(stops.len()).ok()?)));
    screen.steps = counted.map(|(current, total)| view.steps(current, total));
}

/// Forgets a registration that the person gives up.
pub(super) fn forget(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    turn.settle();
    turn.forget_behind(|call| call.scope() == Scope::Registration);
    turn.state.facts.drop_registration();
    turn.start_at(&[START]);
    turn.state.passing.transition = Some(Transition::Replace);
}
