//! Signing in: number and password, then the code from the SMS.

mod answers;
mod code;
mod login;

use super::{
    super::{Problem, Route, SignIn, State, Turn, form::Values, view::View},
    code_entry::{self, CodesOf},
};
use crate::screen::{Component, Screen};

pub(in crate::flow) use answers::{answered, refused};

/// Goes to the screen of number and password; a number that is known already stands there.
pub(in crate::flow) fn begin(turn: &mut Turn<'_>, phone: Option<String>) {
    if let Some(phone) = phone
        && turn.state.facts.sign_in.as_ref().is_none_or(|sign_in| sign_in.phone != phone)
    {
        turn.state.facts.forget_drafts(|route| route == Route::SignInLogin);
        turn.state.facts.sign_in = Some(SignIn { phone, ..SignIn::default() });
    }
    turn.go(Route::SignInLogin);
}

/// Carries out a tap on one of the screens of signing in.
pub(in crate::flow) fn intent(turn: &mut Turn<'_>, route: Route, action: &str, values: &Values) -> bool {
    match route {
        Route::SignInCode => code::intent(turn, action, values),
        _ => login::intent(turn, action, values),
    }
}

/// Draws one of the screens of signing in.
pub(in crate::flow) fn screen(view: &View<'_>, route: Route) -> Screen {
    let empty = SignIn::default();
    let sign_in = view.state.facts.sign_in.as_ref().unwrap_or(&empty);
    let mut screen = match route {
        Route::SignInCode => code::screen(view, sign_in),
        _ => login::screen(view, sign_in),
    };
    let mut components = view.strips();
    components.append(&mut screen.components);
    if let Some(problem) = view.problem().or_else(|| code_entry::sending_pause(view, sign_in.codes.as_ref()))
    {
        let heading = components.iter().position(|component| matches!(component, Component::Heading { .. }));
        components.insert(heading.map_or(0, |at| at + 1), problem);
    }
    screen.components = components;
    screen
}

/// The code's screen makes sense only while the portal keeps the sign-in.
pub(in crate::flow) fn keep_to_the_order(turn: &mut Turn<'_>) {
    if turn.state.facts.route() != Route::SignInCode || turn.state.passing.now.is_some() {
        return;
    }
    let is_kept = turn.state.facts.sign_in.as_ref().is_some_and(|sign_in| {
        sign_in.credentials.is_some() && sign_in.expires_at.is_some_and(|at| at > turn.env.now)
    });
    if !is_kept {
        expired(turn);
    }
}

/// The portal no longer keeps the sign-in: number and password are asked for again, the number stands there.
fn expired(turn: &mut Turn<'_>) {
    turn.settle();
    if let Some(sign_in) = turn.state.facts.sign_in.as_mut() {
        *sign_in = SignIn { phone: std::mem::take(&mut sign_in.phone), ..SignIn::default() };
    }
    if turn.state.facts.route() == Route::SignInCode {
        turn.back();
    }
    turn.say(Problem::SignInExpired);
}

/// A lock opens, a pause ends, the code runs out.
pub(in crate::flow) fn time_passed(turn: &mut Turn<'_>) {
    code_entry::time_passed(turn, CodesOf::SignIn);
    let now = turn.env.now;
    let Some(sign_in) = turn.state.facts.sign_in.as_mut() else { return };
    if sign_in.locked_until.is_some_and(|until| until <= now) {
        sign_in.locked_until = None;
        turn.state.passing.faults.remove(super::registration::PASSWORD);
    }
}

/// The moments at which [`time_passed`] is due, or the order changes.
pub(in crate::flow) fn moments(state: &State) -> Vec<jiff::Timestamp> {
    let Some(sign_in) = &state.facts.sign_in else { return Vec::new() };
    code_entry::moments(sign_in.codes.as_ref())
        .chain(sign_in.locked_until)
        .chain(sign_in.expires_at)
        .collect()
}
