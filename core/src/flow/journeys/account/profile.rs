//! The person's own place: what the portal knows of them, what they agreed to, the record of data, and the way out.

use super::{common, consents, released};
use crate::{
    flow::{
        journeys::session::sign_out,
        page::{PLAIN, Page, Tap},
        turn::Turn,
        view::{View, row, shown_phone, way_row},
    },
    protocol::{Account, Scope},
    screen::{Component, Icon, Screen},
    words::{Key, civil_date_words, spoken_phone},
};

const SIGN_OUT: &str = "sign_out";

pub(super) const PAGE: Page = Page {
    key: "profile",
    scope: Scope::Account,
    tap,
    draw,
    over: |view, over| {
        let own = || released::over(view, over).or_else(|| sign_out::question(view, over));
        consents::over(view, over).or_else(own)
    },
    ..PLAIN
};

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        SIGN_OUT if turn.state.passing.overlay.is_none() => sign_out::ask(turn),
        action => {
            return common::tap(turn, action)
                || consents::tap(turn, action)
                || sign_out::confirmed(turn, action);
        }
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Key::ProfileTitle);
    let Some(account) = &view.state.facts.account else { return screen };
    let components = &mut screen.components;
    components.extend(common::banners(view, account));
    components.push(data(view, account));
    let title = Some(view.text(Key::HomeConsentsTitle));
    components.push(Component::Group { title, components: consents::rows(view, &account.consents) });
    components.extend((view.waiting)(view));
    components.push(common::ledger_row(view));
    components.push(way_row(view, Icon::Exit, SIGN_OUT, Key::ActionSignOut, Key::HomeSignOutText));
    screen
}

/// What the portal knows of the person.
fn data(view: &View<'_>, account: &Account) -> Component {
    let none = view.text(Key::HomeNoPhone);
    let (phone, spoken_number) = match &account.phone {
        Some(phone) => (shown_phone(phone), spoken_phone(phone)),
        None => (none.clone(), none),
    };
    let birth_date = civil_date_words(view.words, account.birth_date);
    Component::Group {
        title: Some(view.text(Key::HomeDataTitle)),
        components: vec![
            row(Icon::Phone, view.text(Key::FieldPhone), phone, &spoken_number, None),
            row(Icon::User, view.text(Key::FieldBirthDate), birth_date.clone(), &birth_date, None),
        ],
    }
}
