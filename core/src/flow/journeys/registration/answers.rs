//! What the portal's answers and refusals mean for the registration.

use super::{
    super::{
        super::{Credentials, FieldFault, NoticeWords, Now, Problem, Route, Turn},
        code_entry::{self, CodesOf},
        session,
    },
    PASSWORD, PHONE, is_account_already, look_up, order, proof_ended, registration_gone,
};
use crate::{
    domain::Phone,
    protocol::{Answer, Call, Refusal, RefusalKind, Request, SecretRequest},
};

/// A request that the screen waited for is answered.
pub(in crate::flow) fn answered(turn: &mut Turn<'_>, now: &Now, answer: Answer) {
    match answer {
        Answer::RegistrationStarted { id, secret, settings, .. } => {
            let Some(registration) = turn.state.facts.registration.as_mut() else { return };
            registration.credentials = Some(Credentials { id: id.clone(), secret });
            registration.settings = Some(*settings);
            if let Some(phone) = registration.phone.clone() {
                turn.ask(Call::Open(Request::SendCode { registration: id, phone }), now.action);
            }
        }
        Answer::CodeSent(code) => code_entry::sent(turn, CodesOf::Registration, &code),
        Answer::ContactProven { until, account_exists } => {
            let Some(registration) = turn.state.facts.registration.as_mut() else { return };
            registration.contact_proven_until = Some(until);
            registration.contact_taken = account_exists;
            registration.codes = None;
            order::advance(turn);
        }
        Answer::Saved if matches!(now.call, Call::Open(Request::ReleaseContact { .. })) => {
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.contact_taken = false;
            }
            order::advance(turn);
            turn.notify(NoticeWords::NumberReleased);
        }
        Answer::Saved if matches!(now.call, Call::Secret(SecretRequest::SetPassword { .. })) => {
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.password_set = true;
            }
            order::advance(turn);
        }
        Answer::Session(tokens) => session::begun_by_registration(turn, *tokens),
        Answer::Saved
        | Answer::AccountCreated
        | Answer::Account(_)
        | Answer::Settings { .. }
        | Answer::SignInStarted { .. }
        | Answer::SignInProven { .. }
        | Answer::Status(_) => {}
    }
}

/// A request that the screen waited for is refused.
pub(in crate::flow) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    if matches!(call, Call::Open(Request::OpenSession { .. })) {
        // Whatever the reason: asking again by itself at once would never end.
        turn.say(Problem::SessionNotOpened);
        return;
    }
    if code_entry::refused(turn, CodesOf::Registration, refusal) {
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
            let found = Phone::parse(&typed).err().map_or(FieldFault::PortalRefuses, FieldFault::Phone);
            if turn.state.facts.route() != Route::RegistrationPhone {
                turn.start_at(&[Route::Welcome, Route::RegistrationPhone]);
            }
            turn.refuse(PHONE, found);
        }
        RefusalKind::PasswordRefused => turn.refuse(PASSWORD, FieldFault::PasswordRules),
        RefusalKind::ContactNotProven => proof_ended(registration, turn.env),
        RefusalKind::RegistrationExpired | RefusalKind::Unauthorized => registration_gone(turn),
        RefusalKind::RegistrationCompleted => is_account_already(turn),
        kind => turn.say(Problem::Unknown { slug: kind.slug() }),
    }
}
