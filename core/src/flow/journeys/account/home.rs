//! The account's home screen: shown from the last copy, freshened when there is a link. Consents are read and
//! withdrawn here, and from here the person signs out.

use super::consents;
use crate::{
    domain::AccountLevel,
    flow::{
        journeys::{
            ledger,
            session::{keep::SESSION_ENDED, sign_out},
            sign_in,
        },
        page::{PLAIN, Page, Tap},
        problem::{Problem, warning},
        turn::Turn,
        view::{View, row, shown_phone},
    },
    protocol::{Account, Scope},
    screen::{Action, ActionStyle, Component, Icon, Screen},
    words::{Argument, Key, civil_date_words, spoken_phone},
};

const LEDGER: &str = "ledger";
const SIGN_IN_AGAIN: &str = "sign_in_again";
const SIGN_OUT: &str = "sign_out";

/// Somebody else has proven that the account's number is theirs now.
pub(super) const NUMBER_RELEASED: Problem =
    warning("K-210", Key::ProblemNumberReleasedTitle, Key::ProblemNumberReleasedText);

pub(super) const PAGE: Page = Page {
    key: "home",
    scope: Scope::Account,
    tap,
    draw,
    over: |view, over| consents::over(view, over).or_else(|| sign_out::question(view, over)),
    ..PLAIN
};

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        LEDGER => {
            turn.accept();
            turn.go(ledger::PAGE.route());
        }
        SIGN_IN_AGAIN if turn.state.facts.session.is_none() => {
            turn.accept();
            let phone = turn.state.facts.account.as_ref().and_then(|account| account.phone.clone());
            sign_in::begin(turn, phone);
        }
        SIGN_OUT if turn.state.passing.overlay.is_none() => sign_out::ask(turn),
        action => return consents::tap(turn, action) || sign_out::confirmed(turn, action),
    }
    true
}

fn draw(view: &View<'_>) -> Screen {
    let Some(account) = &view.state.facts.account else { return view.bare(Key::HomeTitle) };
    let mut screen = view.screen_of(Key::HomeTitle, &view.words.outside(&account.name.full()), None);
    let components = &mut screen.components;
    if view.state.facts.session.is_none() {
        let again = Action::new(SIGN_IN_AGAIN, view.text(Key::ActionSignInAgain), ActionStyle::Plain);
        components.push(view.banner(&SESSION_ENDED, Some(again)));
    }
    if account.phone.is_none() {
        components.push(view.banner(&NUMBER_RELEASED, None));
    }
    components.extend((view.waiting)(view));
    components.push(level_card(view, &account.level));
    components.push(data(view, account));
    let mut rows = consents::rows(view, &account.consents);
    let ledger = view.text(Key::HomeLedgerText);
    let to_ledger = Action::new(LEDGER, view.text(Key::LedgerTitle), ActionStyle::Plain);
    rows.push(row(Icon::Shield, view.text(Key::LedgerTitle), ledger.clone(), &ledger, Some(to_ledger)));
    components.push(Component::Group { title: Some(view.text(Key::HomeConsentsTitle)), components: rows });
    let leaving = view.text(Key::HomeSignOutText);
    let leave = Action::new(SIGN_OUT, view.text(Key::ActionSignOut), ActionStyle::Plain);
    components.push(row(Icon::Exit, leave.label.clone(), leaving.clone(), &leaving, Some(leave)));
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
