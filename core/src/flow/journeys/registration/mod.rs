//! Creating an account: number, code, name and birth date, password, agreement.
//!
//! Where a registration stands is derived from its facts: the first unmet step of the list that the portal gave it.
//! The person may go back to any step that was met; nobody gets past one that is not.

mod agreement;
mod answers;
mod code;
mod order;
mod password;
mod person;
mod phone;
mod queue;
mod taken;
mod unknown_step;
mod waiting;

use super::{
    super::{Env, Facts, Registration, Route, State, Turn, form::Values, view::View},
    code_entry,
};
use crate::{
    protocol::{Answer, Call, Fault, RefusalKind, RegistrationStatus, Request, Scope},
    screen::Screen,
};

pub(in crate::flow) use answers::{answered, refused};
pub(in crate::flow) use order::{keep_to_the_order, time_passed};
pub(in crate::flow) use queue::{may_leave, queue_item_done, queue_item_refused};
pub(in crate::flow) use taken::release_question;

pub(in crate::flow) use self::{
    agreement::consent_field,
    password::{PASSWORD, PASSWORD_AGAIN},
    person::{BIRTH_DATE, NAME, NO_PATRONYMIC, PATRONYMIC, SURNAME},
    phone::PHONE,
};

/// Begins a registration, or goes on with the one that is there, where it stands.
pub(in crate::flow) fn begin(turn: &mut Turn<'_>) {
    let facts = &mut turn.state.facts;
    if facts.registration.is_none() {
        facts.profiles.registration = facts.installation.next_profile;
        facts.installation.next_profile += 1;
        facts.registration = Some(Registration::default());
    }
    order::advance(turn);
}

/// Carries out a tap on one of the registration's screens.
pub(in crate::flow) fn intent(turn: &mut Turn<'_>, route: Route, action: &str, values: &Values) -> bool {
    if action == "back" && turn.state.facts.routes.len() > 1 && route != Route::RegistrationWaiting {
        turn.back();
        return true;
    }
    match route {
        Route::RegistrationPhone => phone::intent(turn, action, values),
        Route::RegistrationCode => code::intent(turn, action, values),
        Route::RegistrationPerson => person::intent(turn, action, values),
        Route::RegistrationPassword => password::intent(turn, action, values),
        Route::RegistrationAgreement => agreement::intent(turn, action, values),
        Route::RegistrationTaken => taken::intent(turn, action),
        Route::RegistrationWaiting => waiting::intent(turn, action),
        Route::RegistrationUnknownStep => unknown_step::intent(turn, action),
        _ => false,
    }
}

/// Draws one of the registration's screens.
pub(in crate::flow) fn screen(view: &View<'_>, route: Route) -> Screen {
    let empty = Registration::default();
    let registration = view.state.facts.registration.as_ref().unwrap_or(&empty);
    let mut screen = match route {
        Route::RegistrationCode => code::screen(view, registration),
        Route::RegistrationPerson => person::screen(view, registration),
        Route::RegistrationPassword => password::screen(view, registration),
        Route::RegistrationAgreement => agreement::screen(view, registration),
        Route::RegistrationWaiting => waiting::screen(view, registration),
        Route::RegistrationTaken => taken::screen(view, registration),
        Route::RegistrationUnknownStep => unknown_step::screen(view),
        _ => phone::screen(view, registration),
    };
    screen.steps = order::step_counter(view, route);
    let mut components = view.strips();
    components.append(&mut screen.components);
    let is_about_codes = matches!(route, Route::RegistrationPhone | Route::RegistrationCode);
    let codes = registration.codes.as_ref().filter(|_| is_about_codes);
    if let Some(problem) = view.problem().or_else(|| code_entry::sending_pause(view, codes)) {
        let after_heading = components
            .iter()
            .position(|component| matches!(component, crate::screen::Component::Heading { .. }));
        components.insert(after_heading.map_or(0, |at| at + 1), problem);
    }
    screen.components = components;
    screen
}

/// After a start, and when the link is back: asks the portal how far the registration is, for an answer may have been
/// lost.
pub(in crate::flow) fn look_up(turn: &mut Turn<'_>) {
    // What is being asked tells more than the state before it.
    let is_asked = turn.state.passing.status_token.is_some() || turn.state.passing.now.is_some();
    if let Some(registration) = credentials_id(&turn.state.facts).filter(|_| !is_asked) {
        turn.state.passing.status_token =
            Some(turn.read(Call::Open(Request::RegistrationStatus { registration })));
    }
}

/// The portal told how far the registration is.
pub(in crate::flow) fn looked_up(turn: &mut Turn<'_>, result: Result<Answer, Fault>) {
    match result {
        Ok(Answer::Status(status)) => take_status(turn, &status),
        Err(Fault::Refused(refusal))
            if matches!(refusal.kind, RefusalKind::Unauthorized | RefusalKind::RegistrationExpired) =>
        {
            registration_gone(turn);
        }
        _ => {}
    }
}

fn take_status(turn: &mut Turn<'_>, status: &RegistrationStatus) {
    let now = turn.env.now;
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    // A proof that the portal no longer counts is kept as a past one: it says that there was one.
    registration.contact_proven_until =
        status.contact_proven_until.or(registration.contact_proven_until.map(|until| until.min(now)));
    if is_contact_proven(registration, turn.env) {
        registration.codes = None;
    }
    registration.contact_taken = status.account_exists;
    registration.password_set = status.password_set;
    registration.completed |= status.completed;
    if registration.completed {
        // The account has it all.
        turn.unqueue(Scope::Registration);
    }
    let Some(registration) = turn.state.facts.registration.as_ref() else { return };
    let shown = turn.state.facts.route();
    let met = (shown == Route::RegistrationPassword && registration.password_set)
        || (shown == Route::RegistrationCode && is_contact_proven(registration, turn.env));
    if met {
        order::advance(turn);
    }
}

/// The portal made the account, and that answer got lost: all that is missing is its first session.
fn is_account_already(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        registration.completed = true;
    }
    order::advance(turn);
}

/// The portal no longer has the registration: what was typed stays, the number must be proven anew.
fn registration_gone(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    turn.settle();
    turn.state.passing.status_token = None;
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        *registration = Registration {
            phone: registration.phone.take(),
            person: registration.person.take(),
            ..Registration::default()
        };
    }
    turn.start_at(&[Route::Welcome, Route::RegistrationPhone]);
    turn.say(super::super::Problem::RegistrationGone);
}

/// The portal's id of the registration, once it has one.
fn credentials_id(facts: &Facts) -> Option<String> {
    facts.registration.as_ref()?.credentials.as_ref().map(|credentials| credentials.id.clone())
}

/// Whether the number counts as proven now.
fn is_contact_proven(registration: &Registration, env: &Env) -> bool {
    registration.contact_proven_until.is_some_and(|until| until > env.now)
}

/// The portal no longer takes the number as proven. Whether it has an account is told with the next proof.
fn proof_ended(registration: &mut Registration, env: &Env) {
    registration.contact_proven_until = Some(env.now);
    registration.contact_taken = false;
    registration.codes = None;
}

/// Moments of portal time at which one of the registration's screens changes by itself.
pub(in crate::flow) fn moments(state: &State) -> Vec<jiff::Timestamp> {
    let Some(registration) = &state.facts.registration else { return Vec::new() };
    code_entry::moments(registration.codes.as_ref()).chain(registration.contact_proven_until).collect()
}
