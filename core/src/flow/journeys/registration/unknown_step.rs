//! A step that this version of the app does not have: the person is told to update it, and loses nothing.

use super::order;
use crate::{
    flow::{
        page::{Page, Tap},
        route::START,
        turn::Turn,
        view::{View, paragraph},
    },
    screen::{Action, ActionStyle, Screen},
    words::Key,
};

const TO_START: &str = "to_start";

pub(super) const PAGE: Page = Page { key: order::UNKNOWN_STEP, tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != TO_START {
        return false;
    }
    turn.accept();
    turn.start_at(&[START]);
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::StepUnknownTitle, None);
    screen.components.push(paragraph(view.text(Key::StepUnknownText), true));
    screen.actions = vec![Action::new(TO_START, view.text(Key::ActionToStart), ActionStyle::Primary)];
    screen
}
