//! The order of the registration: which step is the first unmet one, and where that puts the person.

use super::{
    super::{
        super::{Env, Facts, Problem, Route, Turn, view::View},
        code_entry::{self, CodesOf},
    },
    credentials_id, is_contact_proven,
};
use crate::{
    protocol::{Call, RegistrationStep, Request, Scope},
    screen::{StepCounter, Transition},
};

/// The screens of the steps, in the order the portal gave.
fn screens(facts: &Facts) -> Vec<Route> {
    facts
        .registration_settings()
        .registration
        .steps
        .iter()
        .flat_map(|step| match step {
            RegistrationStep::Contact => &[Route::RegistrationPhone, Route::RegistrationCode][..],
            RegistrationStep::Person => &[Route::RegistrationPerson],
            RegistrationStep::Password => &[Route::RegistrationPassword],
            RegistrationStep::Agreement => &[Route::RegistrationAgreement],
            RegistrationStep::Other(_) => &[Route::RegistrationUnknownStep],
        })
        .copied()
        .collect()
}

/// The first screen whose step is not met yet.
pub(super) fn first_unmet(facts: &Facts, env: &Env) -> Route {
    let Some(registration) = &facts.registration else { return Route::Welcome };
    if registration.completed {
        return Route::RegistrationWaiting;
    }
    if registration.contact_taken {
        return Route::RegistrationTaken;
    }
    screens(facts)
        .into_iter()
        .find(|screen| match screen {
            Route::RegistrationPhone => {
                registration.phone.is_none()
                    || (registration.codes.is_none() && registration.contact_proven_until.is_none())
            }
            Route::RegistrationCode => !is_contact_proven(registration, env),
            Route::RegistrationPerson => registration.person.is_none(),
            Route::RegistrationPassword => !registration.password_set,
            Route::RegistrationAgreement => registration.consents.is_empty(),
            Route::RegistrationUnknownStep => true,
            _ => false,
        })
        .unwrap_or(Route::RegistrationWaiting)
}

fn place(facts: &Facts, route: Route) -> usize {
    screens(facts).iter().position(|screen| *screen == route).unwrap_or(usize::MAX)
}

/// Puts the person where the facts allow: not past an unmet step, not on a step that no longer makes sense. Also
/// makes sure that a registration with everything given is on its way to the portal.
pub(in crate::flow) fn keep_to_the_order(turn: &mut Turn<'_>) {
    let facts = &turn.state.facts;
    let route = facts.route();
    if !route.is_registration() || turn.state.passing.now.is_some() {
        return;
    }
    if facts.registration.is_none() {
        turn.start_at(&[Route::Welcome]);
        return;
    }
    let unmet = first_unmet(facts, turn.env);
    let may_stay = match (route, unmet) {
        (
            Route::RegistrationCode
            | Route::RegistrationWaiting
            | Route::RegistrationTaken
            | Route::RegistrationUnknownStep,
            unmet,
        ) => unmet == route,
        (_, Route::RegistrationTaken) => false,
        (_, Route::RegistrationWaiting) => !is_completed(facts),
        (route, unmet) => place(facts, route) <= place(facts, unmet),
    };
    if !may_stay {
        let proof_ended = unmet == Route::RegistrationCode && proof_has_ended(facts);
        let trail = trail(facts, unmet);
        turn.start_at(&trail);
        if proof_ended {
            turn.say(Problem::ContactProofExpired);
        }
    }
    if unmet == Route::RegistrationWaiting && turn.state.facts.route() == unmet {
        finish(turn);
    }
}

fn is_completed(facts: &Facts) -> bool {
    facts.registration.as_ref().is_some_and(|registration| registration.completed)
}

/// There was a proof, and no code was sent for another one.
fn proof_has_ended(facts: &Facts) -> bool {
    facts.registration.as_ref().is_some_and(|registration| {
        let sent = registration.codes.as_ref().and_then(|codes| codes.expires_at);
        registration.contact_proven_until.is_some() && sent.is_none()
    })
}

/// The screens below one of the order, as if the person had come the straight way. The code is left out once it is
/// behind: there is nothing to do there.
fn trail(facts: &Facts, to: Route) -> Vec<Route> {
    if matches!(to, Route::Welcome | Route::RegistrationWaiting | Route::RegistrationTaken) {
        return [Route::Welcome, to].into_iter().take(if to == Route::Welcome { 1 } else { 2 }).collect();
    }
    let before = screens(facts).into_iter().take_while(|screen| *screen != to);
    std::iter::once(Route::Welcome)
        .chain(before.filter(|screen| *screen != Route::RegistrationCode))
        .chain([to])
        .collect()
}

/// Goes on to the first unmet step.
pub(super) fn advance(turn: &mut Turn<'_>) {
    let unmet = first_unmet(&turn.state.facts, turn.env);
    if unmet != turn.state.facts.route() {
        let trail = trail(&turn.state.facts, unmet);
        turn.start_at(&trail);
        turn.state.passing.transition = Some(Transition::Push);
    }
}

/// Everything is given: the account is asked for, and then its first session.
fn finish(turn: &mut Turn<'_>) {
    let Some(registration) = credentials_id(&turn.state.facts) else { return };
    if is_completed(&turn.state.facts) {
        if turn.state.passing.problem != Some(Problem::SessionNotOpened) {
            turn.ask(Call::Open(Request::OpenSession { registration }), None);
        }
        return;
    }
    let outbox = &turn.state.facts.outbox;
    if !outbox.items().iter().any(|item| matches!(item.request, Request::Complete { .. })) {
        turn.enqueue(Request::Complete { registration });
    }
}

/// A moment of the registration's terms came: locks open, the proof of the number ends.
pub(in crate::flow) fn time_passed(turn: &mut Turn<'_>) {
    code_entry::time_passed(turn, CodesOf::Registration);
}

/// «2 из 5» for the screens of the order.
pub(super) fn step_counter(view: &View<'_>, route: Route) -> Option<StepCounter> {
    let screens = screens(&view.state.facts);
    let at = screens.iter().position(|screen| *screen == route)?;
    let (current, total) = (u8::try_from(at + 1).ok()?, u8::try_from(screens.len()).ok()?);
    Some(view.steps(current, total))
}

/// Forgets a registration that the person gives up.
pub(super) fn forget(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    turn.settle();
    turn.state.passing.status_token = None;
    turn.state.facts.drop_registration();
    turn.start_at(&[Route::Welcome]);
    turn.state.passing.transition = Some(Transition::Replace);
}
