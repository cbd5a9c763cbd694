//! What the portal's answers and refusals mean for a sign-in.

use super::{
    attempt::{CODES, LOGIN, SIGN_IN_EXPIRED},
    facts::SignIn,
    login,
};
use crate::{
    flow::{
        asked::Heard,
        fields::{password_faults::has_edge_space, phone::refused_by_portal},
        journeys::session,
        parts::code_entry::{self, CODE},
        phrase::Phrase,
        proof::Credentials,
        route::Route,
        turn::Turn,
    },
    protocol::{
        Call, OpenSignInSession, Refusal, RefusalKind, Scope, SessionTokens, SignInProven, SignInStarted,
        StartSignIn,
    },
    words::Key,
};

/// The password fits, and a code is on its way.
pub(super) fn started(turn: &mut Turn<'_>, _: &Heard<'_>, started: &SignInStarted) {
    let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
    sign_in.credentials = Some(Credentials { id: started.id.clone(), secret: started.secret.clone() });
    sign_in.expires_at = Some(started.expires_at);
    CODES.sent(turn, &started.code);
}

/// It was the code.
pub(super) fn proven(turn: &mut Turn<'_>, _: &Heard<'_>, _: &SignInProven) {
    let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
    sign_in.is_proven = true;
    open_session(turn);
}

/// The session is there.
pub(super) fn opened(turn: &mut Turn<'_>, _: &Heard<'_>, tokens: &SessionTokens) {
    turn.state.facts.sign_in = None;
    for page in [LOGIN, CODES.page] {
        turn.state.facts.forget_drafts(&Route::of(page));
    }
    session::keep::begun_by_sign_in(turn, tokens.clone());
}

/// The tap on the code goes on: nothing more of the person is sent.
fn open_session(turn: &mut Turn<'_>) {
    let Some(credentials) = turn.state.facts.credentials(Scope::SignIn) else { return };
    let open = OpenSignInSession::of(credentials.id.clone());
    code_entry::ask(turn, &open);
}

/// A request that a screen of signing in waited for is refused.
pub(super) fn refused(turn: &mut Turn<'_>, call: &Call, refusal: &Refusal) {
    let settings = turn.state.facts.settings(Scope::SignIn);
    let (pause_minutes, warn_from) = (code_entry::pause_minutes(settings), settings.code.warn_tries_left);
    let is_about_password = call.is::<StartSignIn>();
    let password = &*login::PASSWORD.id;
    let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
    match &refusal.kind {
        RefusalKind::WrongCredentials => {
            let tries_left = refusal.tries_left.filter(|tries| *tries <= warn_from);
            let (plain, counted) = (Key::CredentialsWrong, Key::CredentialsWrongTriesLeft);
            let wrong = code_entry::wrong(plain, counted, tries_left, pause_minutes);
            let asked: Option<StartSignIn> = call.read();
            let has_edge_space = asked.is_some_and(|asked| has_edge_space(asked.password.reveal()));
            let hint = has_edge_space.then(|| Phrase::from(Key::PasswordEdgeSpace));
            turn.refuse(password, hint.into_iter().fold(wrong, Phrase::and));
        }
        RefusalKind::TooManyTries if is_about_password => {
            sign_in.locked_until = refusal.retry_at;
            turn.refuse(password, Key::CredentialsLocked);
        }
        // Only a code that had expired led here, and the portal has not taken it before.
        RefusalKind::ContactNotProven if !sign_in.is_proven => turn.refuse(&CODE.id, Key::CodeExpired),
        RefusalKind::InvalidPhone => {
            let found = refused_by_portal(&sign_in.phone);
            turn.refuse(&login::PHONE.id, found);
        }
        RefusalKind::SignInExpired | RefusalKind::Unauthorized | RefusalKind::ContactNotProven => {
            expired(turn);
        }
        _ if call.is::<OpenSignInSession>() => expired(turn),
        _ if CODES.refused(turn, refusal) => {
            if refusal.kind == RefusalKind::CodeExpired {
                // Or it was taken before, and that answer got lost with the process that asked.
                open_session(turn);
            }
        }
        _ => turn.say_unknown(refusal),
    }
}

/// The portal no longer keeps the sign-in: number and password are asked for again, the number stands there.
pub(super) fn expired(turn: &mut Turn<'_>) {
    turn.settle();
    if let Some(sign_in) = turn.state.facts.sign_in.as_mut() {
        *sign_in = SignIn { phone: std::mem::take(&mut sign_in.phone), ..SignIn::default() };
    }
    if turn.state.facts.is_at(CODES.page) {
        turn.back();
    }
    if turn.state.facts.is_at(LOGIN) {
        turn.state.passing.focus = Some(login::PASSWORD.id.to_string());
    }
    turn.say(&SIGN_IN_EXPIRED);
}
