//! The order of the registration: which step is the first unmet one, and where that puts the person.
//!
//! It knows pages by their keys alone: a page goes on to the next one through it.

use jiff::Timestamp;

use super::facts::Registration;
use crate::{
    flow::{
        facts::Facts,
        page::{PLAIN, Page},
        parts::{
            code_entry::{CONTACT_PROOF_EXPIRED, CodeEntry},
            portal_form,
        },
        problem::{Problem, warning},
        route::{Route, START},
        turn::Turn,
        view::View,
    },
    protocol::{Complete, FormSpec, OpenSession, SaveConsents, Scope, Settings},
    screen::{Component, Screen, Transition},
    words::Key,
};

/// The number.
pub(super) const PHONE: &str = "registration/phone";
/// Where it is proven.
pub(super) const CODE: &str = "registration/code";
/// Name and birth date.
pub(super) const PERSON: &str = "registration/person";
/// A form that the portal describes: the form's id stands behind it.
pub(super) const FORM: &str = "registration/form";
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

/// A screen of the order.
#[derive(Clone)]
pub(super) struct Stop {
    /// The way to it.
    pub route: Route,
    needs: Needs,
    /// Once it is met there is nothing to do on it.
    is_passed_once: bool,
}

/// What a screen of the order asks for.
#[derive(Clone)]
enum Needs {
    /// This, at a moment of portal time.
    Fact(fn(&Registration, Timestamp) -> bool),
    /// What is asked for in a form of that id.
    Form(String),
}

impl Stop {
    const fn of(page: &'static str, is_met: fn(&Registration, Timestamp) -> bool) -> Self {
        Self { route: Route::of(page), needs: Needs::Fact(is_met), is_passed_once: false }
    }

    const fn once_of(page: &'static str, is_met: fn(&Registration, Timestamp) -> bool) -> Self {
        Self { route: Route::of(page), needs: Needs::Fact(is_met), is_passed_once: true }
    }

    fn of_form(id: &str) -> Self {
        Self { route: form(id), needs: Needs::Form(id.to_owned()), is_passed_once: false }
    }

    fn is_met(&self, registration: &Registration, now: Timestamp) -> bool {
        match &self.needs {
            Needs::Fact(is_met) => is_met(registration, now),
            Needs::Form(id) => registration.given.contains_key(id),
        }
    }
}

/// The way to a form.
pub(super) fn form(id: &str) -> Route {
    Route::stored(format!("{FORM}/{id}"))
}

/// The steps with screens of their own, by the portal's names for them. Every other step is a form.
pub(super) static STEPS: [(&str, &[Stop]); 4] = [
    (
        "contact",
        &[
            Stop::of(PHONE, |registration, _| registration.has_asked_for_code()),
            Stop::once_of(CODE, Registration::is_contact_proven),
        ],
    ),
    ("person", &[Stop::of(PERSON, |registration, _| registration.person.is_some())]),
    ("password", &[Stop::of(PASSWORD, |registration, _| registration.password_set)]),
    ("agreement", &[Stop::of(AGREEMENT, |registration, _| !registration.consents.is_empty())]),
];

/// Stands for a step that is neither.
static OTHER: Stop = Stop::once_of(UNKNOWN_STEP, |_, _| false);

/// A page of the registration, to build on.
pub(super) const PAGE: Page = Page { scope: Scope::Registration, ..PLAIN };

/// The stops of a registration, in the order the portal gave.
fn stops(facts: &Facts) -> Vec<Stop> {
    let settings = facts.settings(Scope::Registration);
    let of_step = |name: &String| match own(name) {
        Some(stops) => stops.to_vec(),
        None if asked_form(settings, name).is_some() => vec![Stop::of_form(name)],
        None => vec![OTHER.clone()],
    };
    settings.registration.steps.iter().flat_map(of_step).collect()
}

/// The form that a step asks for. One that would have a secret told is none: what is given in forms is kept and shown.
pub(super) fn asked_form<'a>(settings: &'a Settings, step: &str) -> Option<&'a FormSpec> {
    settings.form(step).filter(|form| !portal_form::asks_for_secret(form))
}

fn own(step: &str) -> Option<&'static [Stop]> {
    STEPS.iter().find(|(known, _)| *known == step).map(|(_, stops)| *stops)
}

/// Whether the portal's name for a step is one that this version knows.
pub(super) fn is_known(facts: &Facts, step: &str) -> bool {
    own(step).is_some() || asked_form(facts.settings(Scope::Registration), step).is_some()
}

/// Where the step is given that is not met yet; none without a registration.
fn first_unmet(facts: &Facts, now: Timestamp) -> Option<Route> {
    let registration = facts.registration.as_ref()?;
    if registration.completed {
        return Some(Route::of(WAITING));
    }
    if registration.contact_taken {
        return Some(Route::of(TAKEN));
    }
    let unmet = stops(facts).into_iter().find(|stop| !stop.is_met(registration, now));
    Some(unmet.map_or(Route::of(WAITING), |stop| stop.route))
}

/// Whether a screen makes sense while another is the first unmet one.
fn may_stay(facts: &Facts, shown: &Route, unmet: &Route) -> bool {
    let stops = stops(facts);
    let place = |route: &Route| stops.iter().position(|stop| stop.route == *route);
    match place(shown).filter(|at| !stops[*at].is_passed_once) {
        Some(_) if unmet.key() == WAITING => !is_completed(facts),
        Some(at) => place(unmet).is_some_and(|unmet| at <= unmet),
        None => shown == unmet,
    }
}

fn is_completed(facts: &Facts) -> bool {
    facts.registration.as_ref().is_some_and(|registration| registration.completed)
}

/// The registration's screen that is shown.
fn shown(facts: &Facts) -> Option<&Route> {
    facts.route().filter(|route| route.key().starts_with("registration/"))
}

/// Puts the person where the facts allow: not past an unmet step, not on a step that no longer makes sense. Also
/// makes sure that a registration with everything given is on its way to the portal.
pub(super) fn keep_to(turn: &mut Turn<'_>) {
    let facts = &turn.state.facts;
    let Some(shown) = shown(facts).filter(|_| turn.state.passing.now.is_none()) else { return };
    let Some(unmet) = first_unmet(facts, turn.env.now) else {
        turn.start_at(&[START]);
        return;
    };
    if !may_stay(facts, shown, &unmet) {
        let proof_ended =
            unmet.key() == CODE && facts.registration.as_ref().is_some_and(Registration::proof_has_ended);
        go(turn, &unmet);
        if proof_ended {
            turn.say(&CONTACT_PROOF_EXPIRED);
        }
    }
    if unmet.key() == WAITING && turn.state.facts.is_at(WAITING) {
        finish(turn);
    }
}

/// Goes to a screen, with those below it as if the person had come the straight way.
pub(super) fn go(turn: &mut Turn<'_>, to: &Route) {
    let trail = trail(&turn.state.facts, to);
    turn.start_at(&trail);
}

/// The screens below one of the order. What is passed once is left out when it is behind.
fn trail(facts: &Facts, to: &Route) -> Vec<Route> {
    let stops = stops(facts);
    let at = stops.iter().position(|stop| stop.route == *to).unwrap_or(0);
    let before = stops.into_iter().take(at).filter(|stop| !stop.is_passed_once).map(|stop| stop.route);
    std::iter::once(START).chain(before).chain([to.clone()]).collect()
}

/// Goes on to the first unmet step.
pub(super) fn advance(turn: &mut Turn<'_>) {
    let Some(unmet) = first_unmet(&turn.state.facts, turn.env.now) else { return };
    if turn.state.facts.route() != Some(&unmet) {
        go(turn, &unmet);
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
    screen_titled(view, &view.text(title), or_else)
}

/// The same with a title that is none of our words.
pub(super) fn screen_titled(view: &View<'_>, title: &str, or_else: Option<Component>) -> Screen {
    let mut screen = view.screen_titled(title, or_else);
    number(view, &mut screen);
    screen
}

/// Puts «2 из 5» on a screen that has a place in the order.
pub(super) fn number(view: &View<'_>, screen: &mut Screen) {
    let stops = stops(&view.state.facts);
    let at = stops.iter().position(|stop| stop.route == *view.route);
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
