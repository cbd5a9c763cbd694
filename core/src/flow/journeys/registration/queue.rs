//! The registration's queued requests: when they may leave, and what their answers mean.

use super::{
    answers::{gone, is_account_already},
    facts::Registration,
    form,
    order::{self, id},
    person, tell,
};
use crate::{
    flow::{event::Env, field::Field, ledger::LedgerEvent, route::Route, state::State, turn::Turn},
    outbox::Queued,
    protocol::{
        AcceptedConsent, Complete, Refusal, RefusalKind, Request, SaveConsents, SaveForm, SavePerson, Scope,
    },
    words::Key,
};

/// The portal takes nothing while the number is not proven, and makes no account without a password.
pub(super) fn may_leave(state: &State, env: &Env, request: &Request) -> bool {
    state.facts.registration.as_ref().is_some_and(|registration| {
        registration.is_contact_proven(env.now) && (registration.password_set || !request.is::<Complete>())
    })
}

/// The portal says no to it. What can't be mended by itself takes the person to where they can.
pub(super) fn not_sent(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    match refusal.kind {
        RefusalKind::InvalidFields if item.request.is::<SavePerson>() => {
            let page = Route::of(order::PERSON);
            fields_refused(turn, refusal, &page, &person::FIELDS, |facts| facts.person = None);
        }
        RefusalKind::InvalidFields if item.request.is::<SaveForm>() => {
            let form = &item.request.subject;
            let fields = form::fields(&turn.state.facts, form);
            fields_refused(turn, refusal, &order::form(form), &fields, |facts| {
                facts.given.remove(form);
            });
        }
        RefusalKind::ContactNotProven => {
            turn.renew(item.number);
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.end_proof(turn.env.now);
            }
        }
        RefusalKind::StepMissing => steps_missing(turn, item, refusal),
        RefusalKind::ContactTaken => {
            turn.unqueue(Scope::Registration);
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.contact_taken = true;
            }
            order::ask_consents_again(turn);
        }
        RefusalKind::RegistrationExpired | RefusalKind::Unauthorized => gone(turn),
        RefusalKind::RegistrationCompleted => is_account_already(turn),
        _ => turn.wedge(item, refusal),
    }
}

/// What was typed on a screen is not accepted: back there, with everything typed and the reason at the field.
fn fields_refused(
    turn: &mut Turn<'_>,
    refusal: &Refusal,
    page: &Route,
    fields: &[Field],
    forget: impl FnOnce(&mut Registration),
) {
    turn.unqueue(Scope::Registration);
    // The screen that waits for something is left.
    turn.settle();
    if let Some(registration) = turn.state.facts.registration.as_mut() {
        forget(registration);
        registration.consents.clear();
    }
    order::go(turn, page);
    for refused in &refusal.fields {
        if let Some(field) = fields.iter().find(|field| field.id == refused.field) {
            turn.refuse(&field.id, Key::PortalRefusesField);
        }
    }
    if turn.state.passing.faults.is_empty() {
        turn.say_unknown(refusal);
    }
}

/// The portal misses steps that this phone thought done: they are sent again, or asked for again.
fn steps_missing(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    let is_missing = |step: &str| refusal.missing.iter().any(|name| name == step);
    if !refusal.missing.iter().any(|name| order::is_known(&turn.state.facts, name)) {
        return turn.wedge(item, refusal);
    }
    turn.state.facts.outbox.remove(item.number);
    // A portal that keeps missing what it was just given is not asked without a pause.
    turn.pause_lane(Scope::Registration, None);
    let Some(id) = id(turn) else { return };
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    if is_missing("password") {
        registration.password_set = false;
    }
    if is_missing("contact") {
        registration.end_proof(turn.env.now);
    }
    let consents =
        Some(registration.consents.clone()).filter(|given| is_missing("agreement") && !given.is_empty());
    for step in &refusal.missing {
        tell::tell(turn, step);
    }
    if let Some(consents) = consents {
        give(turn, id, &consents);
    }
}

/// What was agreed to goes to the portal.
pub(super) fn give(turn: &mut Turn<'_>, registration: String, consents: &[AcceptedConsent]) {
    for AcceptedConsent { id, version, .. } in consents {
        let given = LedgerEvent::Consented { consent: id.clone(), version: version.clone() };
        turn.note(Scope::Registration, given);
    }
    turn.enqueue(&SaveConsents::of(registration, consents));
}
