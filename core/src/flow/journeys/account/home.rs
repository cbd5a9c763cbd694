//! The account's home screen: shown from the last copy, freshened when there is a link.

use super::{common, profile, released};
use crate::{
    domain::AccountLevel,
    flow::{
        page::{PLAIN, Page, Tap},
        turn::Turn,
        view::{View, way_row},
    },
    protocol::Scope,
    screen::{Component, Icon, Screen},
    words::{Argument, Key},
};

const PROFILE: &str = "profile";

pub(super) const PAGE: Page =
    Page { key: "home", scope: Scope::Account, tap, draw, over: released::over, ..PLAIN };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        PROFILE => {
            turn.accept();
            turn.go(profile::PAGE.route());
        }
        action => return common::tap(turn, action),
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let title = view.text(Key::HomeTitle);
    let Some(account) = &view.state.facts.account else { return view.bare(&title) };
    let mut screen = view.screen_headed(&title, &view.words.outside(&account.name.full()), None);
    let components = &mut screen.components;
    components.extend(common::banners(view, account));
    components.extend((view.waiting)(view));
    components.push(level_card(view, &account.level));
    components.push(Component::Group {
        title: Some(view.text(Key::HomeNowTitle)),
        components: vec![
            way_row(view, Icon::User, PROFILE, Key::ProfileTitle, Key::HomeProfileText),
            common::ledger_row(view),
        ],
    });
    screen
}

fn level_card(view: &View<'_>, level: &AccountLevel) -> Component {
    let (title, text) = match level {
        AccountLevel::Basic => (Key::LevelBasicTitle, Key::LevelBasicText),
        AccountLevel::Standard => (Key::LevelStandardTitle, Key::LevelStandardText),
        AccountLevel::Confirmed => (Key::LevelConfirmedTitle, Key::LevelConfirmedText),
        AccountLevel::Other(_) => (Key::LevelUnknownTitle, Key::LevelUnknownText),
    };
    let (title, text) = (view.text(title), view.text(text));
    let named = [("title", Argument::Own(&title)), ("text", Argument::Own(&text))];
    let spoken = match level.rank() {
        Some(reached) => view.with(Key::LevelSpoken, &[named[0], named[1], ("reached", reached.into())]),
        None => view.with(Key::LevelUnknownSpoken, &named),
    };
    Component::LevelCard { spoken, title, text, reached: level.rank().unwrap_or(0) }
}
