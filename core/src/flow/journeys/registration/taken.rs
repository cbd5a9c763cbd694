//! The number belongs to an account already. It is told to who has the code, and to nobody else: they sign in, take the
//! number from an account that is not theirs, or go on with another number.

use super::{
    facts::Registration,
    order::{self, id},
    phone,
};
use crate::{
    flow::{
        facts::Owner,
        journeys::sign_in,
        page::{Page, Tap},
        route::Route,
        state::Over,
        turn::Turn,
        view::{View, shown_phone, spoken_confirmation, way_row},
    },
    protocol::ReleaseContact,
    screen::{Action, ActionStyle, Component, Icon, Overlay, Screen},
    words::{Key, spoken_phone},
};

const SIGN_IN: &str = "sign_in";
const NOT_MINE: &str = "not_my_account";
const RELEASE: &str = "release_number";
const OTHER_PHONE: &str = "other_phone";
const GIVE_UP: &str = "give_up_registration";
/// «Отвязать номер от чужого кабинета?»
const QUESTION: &str = "release_number";

pub(super) const PAGE: Page =
    Page { key: order::TAKEN, goes_back: false, tap, draw, over: question, ..order::PAGE };

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
            let route = Route::of(order::PHONE);
            turn.state.facts.keep_draft(Owner::Registration, &route, &phone::PHONE.id, "");
            order::go(turn, order::PHONE);
        }
        (GIVE_UP, None) => order::forget(turn),
        _ => return false,
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::TakenTitle, None);
    let (text, spoken) = with_number(view, Key::TakenConfirmed);
    screen.components.push(Component::Paragraph {
        text,
        spoken: Some(spoken),
        muted: true,
        icon: None,
        link: None,
    });
    screen.components.push(Component::Group {
        title: None,
        components: vec![
            way_row(view, Icon::User, SIGN_IN, Key::ActionSignIn, Key::TakenMine),
            way_row(view, Icon::Refresh, NOT_MINE, Key::ActionNotMyAccount, Key::TakenNotMine),
            way_row(view, Icon::Phone, OTHER_PHONE, Key::ActionOtherPhone, Key::TakenOtherPhone),
        ],
    });
    screen.actions = vec![Action::new(GIVE_UP, view.text(Key::ActionToStart), ActionStyle::Plain)];
    screen
}

fn question(view: &View<'_>, over: &Over) -> Option<Overlay> {
    (over.name == QUESTION).then(|| {
        let (text, spoken) = with_number(view, Key::ReleaseText);
        let yes = (RELEASE, Key::ActionReleaseNumber);
        spoken_confirmation(view, Key::ReleaseTitle, text, Some(spoken), yes)
    })
}

/// Words about the number, for the eye and for the ear.
fn with_number(view: &View<'_>, key: Key) -> (String, String) {
    let of = |registration: &Registration| registration.phone.clone();
    let number = view.state.facts.registration.as_ref().and_then(of).unwrap_or_default();
    let say = |number: &str| view.with(key, &[("phone", number.into())]);
    (say(&shown_phone(&number)), say(&spoken_phone(&number)))
}
