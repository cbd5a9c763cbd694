//! What the portal's answers and refusals mean for the registration.

use std::mem;

use super::{
    facts::Registration,
    order::{self, CODES, SESSION_NOT_OPENED, id},
    password, phone, tell,
};
use crate::{
    flow::{
        asked::Heard,
        fields::phone::refused_by_portal,
        parts::phone_entry::PHONE,
        problem::{Problem, warning},
        proof::Credentials,
        route::Route,
        turn::Turn,
    },
    protocol::{
        AccountCreated, Call, CodeSent, ContactProven, Done, Fault, OpenSession, PasswordSet, Refusal,
        RefusalKind, RegistrationStarted, RegistrationStatus, RegistrationStatusOf, SavePerson, Scope,
        SendCode,
    },
    screen::Tone,
    words::Key,
};

/// The portal no longer keeps the registration.
pub(super) const REGISTRATION_GONE: Problem =
    warning("K-204", Key::ProblemRegistrationGoneTitle, Key::ProblemRegistrationGoneText);

/// The portal has begun a registration: a code can be sent for it.
pub(super) fn started(turn: &mut Turn<'_>, heard: &Heard<'_>, started: &RegistrationStarted) {
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    registration.credentials = Some(Credentials { id: started.id.clone(), secret: started.secret.clone() });
    registration.settings = Some(started.settings.clone());
    phone::ask_for_code(turn, heard.action);
}

/// A code is on its way.
pub(super) fn code_sent(turn: &mut Turn<'_>, heard: &Heard<'_>, code: &CodeSent) {
    let asked = heard.call.read::<SendCode>();
    if let (Some(SendCode { phone, .. }), Some(registration)) =
        (asked, turn.state.facts.registration.as_mut())
    {
        registration.code_was_sent_to(phone);
    }
    CODES.sent(turn, code);
}

/// It was the code.
pub(super) fn contact_proven(turn: &mut Turn<'_>, _: &Heard<'_>, proven: &ContactProven) {
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    registration.contact_proven_until = Some(proven.contact_proven_until);
    registration.contact_taken = proven.account_exists;
    registration.codes = None;
    if proven.account_exists {
        order::ask_consents_again(turn);
    }
    // A registration that the portal began late or anew knows nothing of the person yet, and their password is judged by
    // what it knows.
    tell::tell_untold(turn);
    order::advance(turn);
}

/// The number belongs to no other account any more.
pub(super) fn contact_released(turn: &mut Turn<'_>, _: &Heard<'_>, _: &Done) {
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        registration.contact_taken = false;
    }
    order::advance(turn);
    turn.notify(Key::NoticeNumberReleased, Tone::Success);
}

/// The portal has a password.
pub(super) fn password_set(turn: &mut Turn<'_>, _: &Heard<'_>, _: &PasswordSet) {
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        registration.has_password();
    }
    order::advance(turn);
}

/// The account exists.
pub(super) fn completed(turn: &mut Turn<'_>, _: &Heard<'_>, _: &AccountCreated) {
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        registration.completed = true;
    }
}

/// A request that the screen waited for is refused.
pub(super) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    if call.is::<OpenSession>() {
        // Whatever the reason: asking again by itself at once would never end.
        turn.say(&SESSION_NOT_OPENED);
        return;
    }
    if call.is::<SendCode>()
        && let Some(registration) = turn.state.facts.registration.as_mut()
    {
        registration.code_is_refused();
    }
    if CODES.refused(turn, refusal) {
        if refusal.kind == RefusalKind::CodeExpired {
            // Or it was taken before, and that answer got lost with the process that asked.
            look_up(turn);
        }
        return;
    }
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    match &refusal.kind {
        RefusalKind::InvalidPhone => {
            let typed = registration.phone.take().unwrap_or_default();
            if !turn.state.facts.is_at(order::PHONE) {
                order::go(turn, &Route::of(order::PHONE));
            }
            turn.refuse(&PHONE.id, refused_by_portal(&typed));
        }
        RefusalKind::PasswordRefused => {
            let found = password::refused_by_portal(registration, call, refusal);
            turn.refuse(&password::PASSWORD.id, found);
        }
        RefusalKind::ContactNotProven => registration.end_proof(turn.env.now),
        RefusalKind::RegistrationExpired | RefusalKind::Unauthorized => gone(turn),
        RefusalKind::RegistrationCompleted => is_account_already(turn),
        _ => turn.say_unknown(refusal),
    }
}

/// After a start, and when the link is back: asks the portal how far the registration is, for an answer may have been
/// lost.
pub(super) fn look_up(turn: &mut Turn<'_>) {
    let passing = &turn.state.passing;
    // What is being asked tells more than the state before it.
    let is_asked = passing.is_asked(Call::is::<RegistrationStatusOf>) || passing.now.is_some();
    if let Some(registration) = id(turn).filter(|_| !is_asked) {
        turn.read(&RegistrationStatusOf { registration });
    }
}

/// The portal could not tell how far the registration is.
pub(super) fn not_looked_up(turn: &mut Turn<'_>, fault: &Fault) {
    if let Fault::Refused(refusal) = fault
        && matches!(refusal.kind, RefusalKind::Unauthorized | RefusalKind::RegistrationExpired)
    {
        gone(turn);
    }
}

/// The portal told how far the registration is.
pub(super) fn looked_up(turn: &mut Turn<'_>, _: &Heard<'_>, status: &RegistrationStatus) {
    let now = turn.env.now;
    let facts = &mut turn.state.facts;
    let waits_person = facts.outbox.lane(Scope::Registration).any(|item| item.request.is::<SavePerson>());
    let Some(registration) = facts.registration.as_mut() else { return };
    if status.phone.is_some() {
        registration.portal_phone.clone_from(&status.phone);
        registration.asked_phone = None;
    }
    // The portal tells of the last number that it sent a code to, which need not be the one that was given last.
    let is_ours = status.phone.is_none() || status.phone == registration.phone;
    let knows_what_outdates_password =
        registration.password_outdated_by.is_empty() || (!waits_person && registration.phone == status.phone);
    // A proof that the portal no longer counts is kept as a past one: it says that there was one.
    let proven_until = status.contact_proven_until.filter(|_| is_ours);
    registration.contact_proven_until =
        proven_until.or(registration.contact_proven_until.map(|until| until.min(now)));
    let is_proven = registration.is_contact_proven(turn.env.now);
    if is_proven {
        registration.codes = None;
    }
    let is_taken = status.account_exists && is_ours;
    registration.contact_taken = is_taken;
    let is_password_set = status.password_set && knows_what_outdates_password;
    registration.password_set = false;
    if is_password_set {
        registration.has_password();
    }
    registration.completed |= status.completed;
    if registration.completed {
        // The account has it all.
        turn.unqueue(Scope::Registration);
    }
    if is_taken {
        order::ask_consents_again(turn);
    }
    let facts = &turn.state.facts;
    if (facts.is_at(order::PASSWORD) && is_password_set) || (facts.is_at(order::CODE) && is_proven) {
        order::advance(turn);
    }
}

/// The portal made the account, and that answer got lost: all that is missing is its first session.
pub(super) fn is_account_already(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        registration.completed = true;
    }
    order::advance(turn);
}

/// The portal no longer has the registration: what was typed stays, the number must be proven anew.
pub(super) fn gone(turn: &mut Turn<'_>) {
    turn.unqueue(Scope::Registration);
    turn.settle();
    turn.forget_behind(|call| call.endpoint.scope == Scope::Registration);
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        *registration = Registration {
            phone: registration.phone.take(),
            untold: registration.given_steps(),
            person: registration.person.take(),
            given: mem::take(&mut registration.given),
            ..Registration::default()
        };
    }
    order::go(turn, &Route::of(order::PHONE));
    turn.say(&REGISTRATION_GONE);
}
