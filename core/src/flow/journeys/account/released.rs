//! The account's number belongs to somebody else now: its owner is told, and what to do if that was not with their will.

use crate::{
    flow::{
        action::CLOSE,
        problem::{Problem, warning},
        state::Over,
        turn::Turn,
        view::{View, paragraph},
    },
    screen::{Action, ActionStyle, Component, Overlay},
    words::Key,
};

const NOT_ME: &str = "number_not_me";
/// «Если вы не отдавали номер»
const SHEET: &str = "number_not_me";

/// Somebody else has proven that the account's number is theirs now.
pub(super) const NUMBER_RELEASED: Problem =
    warning("K-210", Key::ProblemNumberReleasedTitle, Key::ProblemNumberReleasedText);

/// What is said of it.
pub(super) fn banner(view: &View<'_>) -> Component {
    let not_me = Action::new(NOT_ME, view.text(Key::ActionNumberNotMe), ActionStyle::Plain);
    view.banner(&NUMBER_RELEASED, Some(not_me))
}

/// Opens what there is to do; false for any other tap.
pub(super) fn tap(turn: &mut Turn<'_>, action: &str) -> bool {
    let is_released = turn.state.facts.account.as_ref().is_some_and(|account| account.phone.is_none());
    let is_meant = action == NOT_ME && is_released && turn.state.passing.overlay.is_none();
    if is_meant {
        turn.open_over(Over::of(SHEET));
    }
    is_meant
}

/// What there is to do, if that is what lies over the screen.
pub(super) fn over(view: &View<'_>, over: &Over) -> Option<Overlay> {
    let steps = [Key::NumberNotMeCall, Key::NumberNotMeStay, Key::NumberNotMeNew];
    (over.name == SHEET).then(|| Overlay::Sheet {
        title: view.text(Key::NumberNotMeTitle),
        components: steps.map(|step| paragraph(view.text(step), false)).into(),
        close: Action::new(CLOSE, view.text(Key::ActionClose), ActionStyle::Secondary),
    })
}
