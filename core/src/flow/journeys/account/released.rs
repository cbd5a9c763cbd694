//! The account's number belongs to somebody else now: its owner is told, gives a new one, and is told what to do if it was
//! taken against their will.

use crate::{
    flow::{
        action::CLOSE,
        journeys::contact_change,
        problem::{Problem, warning},
        state::Over,
        turn::Turn,
        view::{View, paragraph, way_row},
    },
    screen::{Action, ActionStyle, Component, Icon, Overlay},
    words::Key,
};

const NEW_NUMBER: &str = "new_number";
const NOT_ME: &str = "number_not_me";
/// «Если вы не отдавали номер»
const SHEET: &str = "number_not_me";

/// Somebody else has proven that the account's number is theirs now.
pub(super) const NUMBER_RELEASED: Problem =
    warning("K-210", Key::ProblemNumberReleasedTitle, Key::ProblemNumberReleasedText);

/// What is said of it, and what there is to do.
pub(super) fn told(view: &View<'_>) -> [Component; 2] {
    let new = contact_change::is_open(&view.state.facts)
        .then(|| way_row(view, Icon::Phone, NEW_NUMBER, Key::ActionNewNumber, Key::NewNumberText));
    let not_me = way_row(view, Icon::Alert, NOT_ME, Key::ActionNumberNotMe, Key::NumberNotMeText);
    let ways = new.into_iter().chain([not_me]).collect();
    [view.banner(&NUMBER_RELEASED, None), Component::Group { title: None, components: ways }]
}

/// Carries out a tap on that; false for any other.
pub(super) fn tap(turn: &mut Turn<'_>, action: &str) -> bool {
    let is_released = turn.state.facts.account.as_ref().is_some_and(|account| account.phone.is_none());
    if !is_released || turn.state.passing.overlay.is_some() {
        return false;
    }
    match action {
        NEW_NUMBER if contact_change::is_open(&turn.state.facts) => {
            turn.accept();
            contact_change::begin(turn);
        }
        NOT_ME => turn.open_over(Over::of(SHEET)),
        _ => return false,
    }
    true
}

/// What there is to do, if that is what lies over the screen.
pub(super) fn over(view: &View<'_>, over: &Over) -> Option<Overlay> {
    let is_open = contact_change::is_open(&view.state.facts);
    let new = if is_open { Key::NumberNotMeNew } else { Key::NumberNotMeElsewhere };
    let steps = [Key::NumberNotMeCall, Key::NumberNotMeStay, new];
    (over.name == SHEET).then(|| Overlay::Sheet {
        title: view.text(Key::NumberNotMeTitle),
        components: steps.map(|step| paragraph(view.text(step), false)).into(),
        close: Action::new(CLOSE, view.text(Key::ActionClose), ActionStyle::Secondary),
    })
}
