//! What the portal's answers and refusals mean for a sign-in.

use super::{
    super::{
        super::{Credentials, FieldFault, Now, Problem, Route, Turn},
        code_entry::{self, CHECK_CODE, CODE, CodesOf},
        registration::{PASSWORD, PHONE},
        session,
    },
    expired,
};
use crate::{
    domain::Phone,
    protocol::{Answer, Call, Refusal, RefusalKind, Request, SecretRequest},
};

/// A request that a screen of signing in waited for is answered.
pub(in crate::flow) fn answered(turn: &mut Turn<'_>, now: &Now, answer: Answer) {
    match answer {
        Answer::SignInStarted { id, secret, expires_at, code } => {
            let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
            sign_in.credentials = Some(Credentials { id, secret });
            sign_in.expires_at = Some(expires_at);
            code_entry::sent(turn, CodesOf::SignIn, &code);
        }
        Answer::CodeSent(code) => code_entry::sent(turn, CodesOf::SignIn, &code),
        Answer::SignInProven { .. } => {
            let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
            sign_in.is_proven = true;
            open_session(turn, now.action);
        }
        Answer::Session(tokens) => {
            turn.state.facts.sign_in = None;
            turn.state.facts.forget_drafts(|route| matches!(route, Route::SignInLogin | Route::SignInCode));
            session::begun_by_sign_in(turn, *tokens);
        }
        _ => {}
    }
}

/// The tap on the code goes on: nothing more of the person is sent.
fn open_session(turn: &mut Turn<'_>, action: Option<&'static str>) {
    let sign_in = turn.state.facts.sign_in.as_ref();
    let Some(credentials) = sign_in.and_then(|sign_in| sign_in.credentials.as_ref()) else { return };
    let request = Request::OpenSignInSession { sign_in: credentials.id.clone() };
    turn.ask(Call::Open(request), action.or(Some(CHECK_CODE)));
}

/// A request that a screen of signing in waited for is refused.
pub(in crate::flow) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    let limits = &turn.state.facts.settings().code;
    let (pause_minutes, warn_from) = (limits.tries_pause_s.div_ceil(60), limits.warn_tries_left);
    let is_about_password = matches!(call, Call::Secret(SecretRequest::StartSignIn { .. }));
    let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
    match &refusal.kind {
        RefusalKind::WrongCredentials => {
            let tries_left = refusal.tries_left.filter(|tries| *tries <= warn_from);
            turn.refuse(PASSWORD, FieldFault::WrongCredentials { tries_left, pause_minutes });
        }
        RefusalKind::TooManyTries if is_about_password => {
            sign_in.locked_until = refusal.retry_at;
            turn.refuse(PASSWORD, FieldFault::CredentialsLocked);
        }
        // Only a code that had expired led here, and the portal has not taken it before.
        RefusalKind::ContactNotProven if !sign_in.is_proven => turn.refuse(CODE, FieldFault::CodeExpired),
        RefusalKind::InvalidPhone => {
            let found =
                Phone::parse(&sign_in.phone).err().map_or(FieldFault::PortalRefuses, FieldFault::Phone);
            turn.refuse(PHONE, found);
        }
        RefusalKind::SignInExpired | RefusalKind::Unauthorized | RefusalKind::ContactNotProven => {
            expired(turn);
        }
        _ if matches!(call, Call::Open(Request::OpenSignInSession { .. })) => expired(turn),
        _ if code_entry::refused(turn, CodesOf::SignIn, refusal) => {
            if refusal.kind == RefusalKind::CodeExpired {
                // Or it was taken before, and that answer got lost with the process that asked.
                open_session(turn, None);
            }
        }
        kind => turn.say(Problem::Unknown { slug: kind.slug() }),
    }
}
