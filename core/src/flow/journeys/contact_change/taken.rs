//! The new number belongs to an account already. It is told to who has the code, and to nobody else: they take the number
//! from an account that is not theirs, or give another one.

use super::way;
use crate::{
    flow::{
        facts::Owner,
        page::{Page, Tap},
        parts::{
            phone_entry::PHONE,
            taken_number::{self, NOT_MINE, OTHER_PHONE, QUESTION, RELEASE},
        },
        route::Route,
        state::Over,
        turn::Turn,
        view::View,
    },
    protocol::TakeContact,
    screen::{Component, Screen},
    words::Key,
};

pub(super) const PAGE: Page = Page {
    key: way::TAKEN,
    tap,
    draw,
    over: |view, over| taken_number::question(view, over, Key::ContactTakeText, way::number(view)),
    ..way::PAGE
};

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    let over = turn.state.passing.overlay.as_ref().map(|over| over.name);
    match (tap.action, over) {
        (NOT_MINE, None) => turn.open_over(Over::of(QUESTION)),
        (RELEASE, Some(QUESTION)) => {
            let Some(phone) = way::phone(&turn.state.facts).map(str::to_owned) else { return false };
            turn.accept();
            turn.state.passing.overlay = None;
            turn.ask(&TakeContact { phone }, Some(RELEASE));
        }
        (OTHER_PHONE, None) => {
            turn.accept();
            turn.settle();
            turn.state.facts.keep_draft(Owner::Account, &Route::of(way::PHONE), &PHONE.id, "");
            way::go(turn, way::PHONE);
        }
        _ => return false,
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Key::TakenTitle);
    screen.components.push(taken_number::confirmed(view, way::number(view)));
    let ways = taken_number::ways(view, Key::ContactTakenOtherPhone);
    screen.components.push(Component::Group { title: None, components: ways.into() });
    screen
}
