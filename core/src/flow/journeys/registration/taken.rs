//! The number belongs to an account already. It is told to who has the code, and to nobody else: they sign in, take the
//! number from an account that is not theirs, or go on with another number.

use super::{
    facts::Registration,
    order::{self, id},
};
use crate::{
    flow::{
        facts::Owner,
        journeys::sign_in,
        page::{Page, Tap},
        parts::{
            phone_entry::PHONE,
            taken_number::{self, NOT_MINE, OTHER_PHONE, QUESTION, RELEASE},
        },
        route::Route,
        state::Over,
        turn::Turn,
        view::{View, way_row},
    },
    protocol::ReleaseContact,
    screen::{Action, ActionStyle, Component, Icon, Screen},
    words::Key,
};

const SIGN_IN: &str = "sign_in";
const GIVE_UP: &str = "give_up_registration";

pub(super) const PAGE: Page = Page {
    key: order::TAKEN,
    goes_back: false,
    tap,
    draw,
    over: |view, over| taken_number::question(view, over, Key::ReleaseText, number(view)),
    ..order::PAGE
};

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    let over = turn.state.passing.overlay.as_ref().map(|over| over.name);
    match (tap.action, over) {
        (NOT_MINE, None) => turn.open_over(Over::of(QUESTION)),
        (RELEASE, Some(QUESTION)) => {
            let Some(registration) = id(turn) else { return false };
            turn.accept();
            turn.state.passing.overlay = None;
            turn.ask(&ReleaseContact { registration }, Some(RELEASE));
        }
        (SIGN_IN, None) => {
            turn.accept();
            turn.settle();
            let registration = turn.state.facts.registration.as_ref();
            let phone = registration.and_then(|registration| registration.phone.clone());
            sign_in::begin(turn, phone);
        }
        (OTHER_PHONE, None) => {
            turn.accept();
            turn.settle();
            let now = turn.env.now;
            if let Some(registration) = turn.state.facts.registration.as_mut() {
                registration.change_phone(None, now);
            }
            let phone = Route::of(order::PHONE);
            turn.state.facts.keep_draft(Owner::Registration, &phone, &PHONE.id, "");
            order::go(turn, &phone);
        }
        (GIVE_UP, None) => order::forget(turn),
        _ => return false,
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::TakenTitle, None);
    screen.components.push(taken_number::confirmed(view, number(view)));
    let mine = way_row(view, Icon::User, SIGN_IN, Key::ActionSignIn, Key::TakenMine);
    let ways = [mine].into_iter().chain(taken_number::ways(view, Key::TakenOtherPhone));
    screen.components.push(Component::Group { title: None, components: ways.collect() });
    screen.actions = vec![Action::new(GIVE_UP, view.text(Key::ActionToStart), ActionStyle::Plain)];
    screen
}

fn number<'a>(view: &'a View<'_>) -> &'a str {
    let of = |registration: &'a Registration| registration.phone.as_deref();
    view.state.facts.registration.as_ref().and_then(of).unwrap_or_default()
}
