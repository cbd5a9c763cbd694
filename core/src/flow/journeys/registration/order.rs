//! The order of the registration: which step is the first unmet one, and where that puts the person.
//!
//! It knows pages by their keys alone: a page goes on to the next one through it.

use jiff::Timestamp;

use super::facts::Registration;
use crate::{
    flow::{
        facts::Facts,
        page::{PLAIN, Page},
        parts::code_entry::{CONTACT_PROOF_EXPIRED, CodeEntry},
        problem::{Problem, warning},
        route::{Route, START},
        turn::Turn,
        view::View,
    },
    protocol::{Complete, OpenSession, SaveConsents, Scope},
    screen::{Component, Screen, Transition},
    words::Key,
};

/// The number.
pub(super) const PHONE: &str = "registration/phone";
/// Where it is proven.
pub(super) const CODE: &str = "registration/code";
/// Name and birth date.
pub(super) const PERSON: &str = "registration/person";
/// The СНИЛС.
pub(super) const SNILS: &str = "registration/snils";
/// The password.
pub(super) const PASSWORD: &str = "registration/password";
/// Agreement and consents.
pub(super) const AGREEMENT: &str = "registration/agreement";
/// A step that this version does not have.
pub(super) const UNKNOWN_STEP: &str = "registration/unknown_step";
/// The number turns out to have an account.
pub(super) const TAKEN: &str = "registration/taken";
/// Everything is given.
pub(super) const WAITING: &str = "registration/waiting";

/// The registration's codes.
pub(super) const CODES: CodeEntry = CodeEntry { scope: Scope::Registration, page: CODE };

/// The account exists, the first session could not be opened.
pub(super) const SESSION_NOT_OPENED: Problem =
    warning("K-205", Key::ProblemSessionNotOpenedTitle, Key::ProblemSessionNotOpenedText);

/// A page of the order.
pub(super) struct Stop {
    /// Its key.
    pub page: &'static str,
    /// Whether what it asks for is given, at that moment of portal time.
    is_met: fn(&Registration, Timestamp) -> bool,
    /// Once it is met there is nothing to do on it.
    is_passed_once: bool,
}

const fn stop(page: &'static str, is_met: fn(&Registration, Timestamp) -> bool) -> Stop {
    Stop { page, is_met, is_passed_once: false }
}

/// The steps that a portal can ask for, by its names for them.
pub(super) static STEPS: [(&str, &[Stop]); 5] = [
    (
        "contact",
        &[
            stop(PHONE, |registration, _| registration.has_asked_for_code()),
            Stop { is_passed_once: true, ..stop(CODE, Registration::is_contact_proven) },
        ],
    ),
    ("person", &[stop(PERSON, |registration, _| registration.person.is_some())]),
    ("snils", &[stop(SNILS, |registration, _| registration.snils.is_some())]),
    ("password", &[stop(PASSWORD, |registration, _| registration.password_set)]),
    ("agreement", &[stop(AGREEMENT, |registration, _| !registration.consents.is_empty())]),
];

/// Stands for every other step.
static OTHER: [Stop; 1] = [Stop { is_passed_once: true, ..stop(UNKNOWN_STEP, |_, _| false) }];

/// A page of the registration, to build on.
pub(super) const PAGE: Page = Page { scope: Scope::Registration, ..PLAIN };

/// The stops of a registration, in the order the portal gave.
fn stops(facts: &Facts) -> Vec<&'static Stop> {
    let steps = &facts.settings(Scope::Registration).registration.steps;
    let known = |name: &String| STEPS.iter().find(|(step, _)| step == name).map(|(_, stops)| *stops);
    steps.iter().flat_map(|name| known(name).unwrap_or(&OTHER)).collect()
}

/// Whether the portal's name for a step is one that this version knows.
pub(super) fn is_known(step: &str) -> bool {
    STEPS.iter().any(|(known, _)| *known == step)
}

/// The page whose step is not met yet; none without a registration.
fn first_unmet(facts: &Facts, now: Timestamp) -> Option<&'static str> {
    let registration = facts.registration.as_ref()?;
    if registration.completed {
        return Some(WAITING);
    }
    if registration.contact_taken {
        return Some(TAKEN);
    }
    let unmet = stops(facts).into_iter().find(|stop| !(stop.is_met)(registration, now));
    Some(unmet.map_or(WAITING, |stop| stop.page))
}

/// Whether a page makes sense while another is the first unmet one.
fn may_stay(facts: &Facts, page: &str, unmet: &str) -> bool {
    let stops = stops(facts);
    let place = |page: &str| stops.iter().position(|stop| stop.page == page);
    match place(page).filter(|at| !stops[*at].is_passed_once) {
        Some(_) if unmet == WAITING => !is_completed(facts),
        Some(at) => place(unmet).is_some_and(|unmet| at <= unmet),
        None => page == unmet,
    }
}

fn is_completed(facts: &Facts) -> bool {
    facts.registration.as_ref().is_some_and(|registration| registration.completed)
}

/// The registration's page that is shown.
fn shown(facts: &Facts) -> Option<&'static str> {
    let of_steps = STEPS.iter().flat_map(|(_, stops)| *stops).chain(&OTHER).map(|stop| stop.page);
    of_steps.chain([TAKEN, WAITING]).find(|page| facts.is_at(page))
}

/// Puts the person where the facts allow: not past an unmet step, not on a step that no longer makes sense. Also
/// makes sure that a registration with everything given is on its way to the portal.
pub(super) fn keep_to(turn: &mut Turn<'_>) {
    let facts = &turn.state.facts;
    let Some(page) = shown(facts).filter(|_| turn.state.passing.now.is_none()) else { return };
    let Some(unmet) = first_unmet(facts, turn.env.now) else {
        turn.start_at(&[START]);
        return;
    };
    if !may_stay(facts, page, unmet) {
        let proof_ended =
            unmet == CODE && facts.registration.as_ref().is_some_and(Registration::proof_has_ended);
        go(turn, unmet);
        if proof_ended {
            turn.say(&CONTACT_PROOF_EXPIRED);
        }
    }
    if unmet == WAITING && turn.state.facts.is_at(WAITING) {
        finish(turn);
    }
}

/// Goes to a page, with the pages below it as if the person had come the straight way.
pub(super) fn go(turn: &mut Turn<'_>, to: &'static str) {
    let trail = trail(&turn.state.facts, to);
    turn.start_at(&trail);
}

/// The pages below one of the order. What is passed once is left out when it is behind.
fn trail(facts: &Facts, to: &'static str) -> Vec<Route> {
    let stops = stops(facts);
    let at = stops.iter().position(|stop| stop.page == to).unwrap_or(0);
    let before = stops[..at].iter().filter(|stop| !stop.is_passed_once).map(|stop| Route::of(stop.page));
    std::iter::once(START).chain(before).chain([Route::of(to)]).collect()
}

/// Goes on to the first unmet step.
pub(super) fn advance(turn: &mut Turn<'_>) {
    let Some(unmet) = first_unmet(&turn.state.facts, turn.env.now) else { return };
    if !turn.state.facts.is_at(unmet) {
        go(turn, unmet);
        turn.state.passing.transition = Some(Transition::Push);
    }
}

/// The portal's id of the registration, once it has one.
pub(super) fn id(turn: &Turn<'_>) -> Option<String> {
    turn.state.facts.registration.as_ref()?.id()
}

/// Everything is given: the account is asked for, and then its first session.
fn finish(turn: &mut Turn<'_>) {
    let Some(registration) = id(turn) else { return };
    let facts = &turn.state.facts;
    if is_completed(facts) {
        if !turn.state.passing.says(&SESSION_NOT_OPENED) {
            turn.ask(&OpenSession::of(registration), None);
        }
        return;
    }
    if !facts.outbox.lane(Scope::Registration).any(|item| item.request.is::<Complete>()) {
        turn.enqueue(&Complete { registration });
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
    let at = stops.iter().position(|stop| stop.page == view.route.key());
    let counted = at.and_then(|at| Some((u8::try_from(at + 1).ok()?, u8::try_from(stops.len()).ok()?)));
    screen.steps = counted.map(|(current, total)| view.steps(current, total));
}

/// What the account would be made of is not what was looked over any more: nothing is made before the person has looked
/// it over, and agreed, once more.
pub(super) fn ask_consents_again(turn: &mut Turn<'_>) {
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    registration.consents.clear();
    turn.state.facts.forget_drafts(&Route::of(AGREEMENT));
    turn.unqueue_such(Scope::Registration, |item| {
        // Consents that have left are answered first, or they could arrive after those that take their place.
        item.request.is::<Complete>() || (item.request.is::<SaveConsents>() && !item.has_left)
    });
}

/// Forgets a registration that the person gives up.
pub(super) fn forget(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    turn.settle();
    turn.forget_behind(|call| call.endpoint.scope == Scope::Registration);
    turn.state.facts.drop_registration();
    turn.start_at(&[START]);
    turn.state.passing.transition = Some(Transition::Replace);
}
