//! A step that this version of the app does not have: the person is told to update it, and loses nothing.

use super::super::super::{
    Route, Turn,
    view::{View, heading, paragraph},
};
use crate::{
    screen::{Action, ActionStyle, Screen},
    words::Key,
};

const TO_START: &str = "to_start";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    if action != TO_START {
        return false;
    }
    turn.accept();
    turn.start_at(&[Route::Welcome]);
    true
}

pub(super) fn screen(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Route::RegistrationUnknownStep, view.text(Key::StepUnknownTitle));
    screen.components =
        vec![heading(&view.text(Key::StepUnknownTitle)), paragraph(view.text(Key::StepUnknownText), true)];
    screen.actions = vec![Action::new(TO_START, view.text(Key::ActionToStart), ActionStyle::Primary)];
    screen
}
