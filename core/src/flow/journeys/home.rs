//! The account's home screen: shown from the last copy, freshened when there is a link. Consents are read and
//! withdrawn here, and from here the person signs out.

use super::{
    super::{
        NoticeWords, Over, Problem, Route, Turn,
        view::{View, heading, shown_phone},
    },
    open_over, session, sign_in, sign_out,
};
use crate::{
    domain::{AccountLevel, no_break_hyphens},
    outbox::Queued,
    protocol::{AcceptedConsent, Answer, ConsentText, Refusal, Request},
    screen::{Action, ActionStyle, Component, Icon, Overlay, Screen},
    words::{Key, civil_date_words, moment_words, spoken_phone},
};

const CONSENT: &str = "consent:";
const WITHDRAW: &str = "withdraw";
const WITHDRAW_CONFIRMED: &str = "withdraw_confirmed";
const LEDGER: &str = "ledger";
const SIGN_IN_AGAIN: &str = "sign_in_again";
const SIGN_OUT: &str = "sign_out";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    if let Some(id) = action.strip_prefix(CONSENT) {
        let is_there = consent(turn.state.facts.account.as_ref().map(|account| &*account.consents), id);
        if is_there && text_of(&turn.state.facts.settings().consents, id).is_some() {
            open_over(turn, Over::Consent { id: id.to_owned() });
            return true;
        }
        return false;
    }
    match (action, turn.state.passing.overlay.clone()) {
        (WITHDRAW, Some(Over::Consent { id })) if can_withdraw(turn, &id) => {
            open_over(turn, Over::Withdraw { id });
        }
        (WITHDRAW_CONFIRMED, Some(Over::Withdraw { id })) if can_withdraw(turn, &id) => {
            turn.accept();
            turn.state.passing.overlay = None;
            turn.enqueue(Request::WithdrawConsent { consent: id });
        }
        (LEDGER, _) => {
            turn.accept();
            turn.go(Route::Ledger);
        }
        (SIGN_IN_AGAIN, _) if turn.state.facts.session.is_none() => {
            turn.accept();
            let phone = turn.state.facts.account.as_ref().and_then(|account| account.phone.clone());
            sign_in::begin(turn, phone);
        }
        (SIGN_OUT, None) => sign_out::ask(turn),
        _ => return sign_out::confirmed(turn, action),
    }
    true
}

fn consent(accepted: Option<&[AcceptedConsent]>, id: &str) -> bool {
    accepted.is_some_and(|accepted| accepted.iter().any(|consent| consent.id == id))
}

fn text_of<'a>(texts: &'a [ConsentText], id: &str) -> Option<&'a ConsentText> {
    texts.iter().find(|text| text.id == id)
}

/// Consents stand in the order in which they were asked for; those that the portal no longer names come last.
fn place_of(texts: &[ConsentText], id: &str) -> usize {
    texts.iter().position(|text| text.id == id).unwrap_or(texts.len())
}

/// Whether a consent is in force, may be withdrawn, and is not being withdrawn already.
fn can_withdraw(turn: &Turn<'_>, id: &str) -> bool {
    let facts = &turn.state.facts;
    consent(facts.account.as_ref().map(|account| &*account.consents), id)
        && text_of(&facts.settings().consents, id).is_some_and(|text| !text.required)
        && !facts.waiting().any(|item| withdraws(item, id))
}

fn withdraws(item: &Queued, id: &str) -> bool {
    matches!(&item.request, Request::WithdrawConsent { consent } if consent == id)
}

/// The portal has what was queued.
pub(in crate::flow) fn queue_item_done(turn: &mut Turn<'_>, item: &Queued, answer: &Answer) {
    if let (Request::WithdrawConsent { consent }, Answer::Saved) = (&item.request, answer) {
        if let Some(account) = &mut turn.state.facts.account {
            account.consents.retain(|accepted| accepted.id != *consent);
        }
        turn.notify(NoticeWords::ConsentWithdrawn);
        session::look_up(turn);
    }
}

/// The portal says no to what was queued.
pub(in crate::flow) fn queue_item_refused(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    if session::is_over(&refusal.kind) {
        // It stays in the queue and goes with the next token.
        session::token_ended(turn);
        return;
    }
    sign_out::stay(turn);
    if matches!(item.request, Request::WithdrawConsent { .. }) {
        turn.state.facts.outbox.remove(item.number);
        turn.say(Problem::ConsentNotWithdrawn);
    } else {
        turn.wedge(item, refusal);
    }
    session::look_up(turn);
}

/// What a screen of the account waited for is answered.
pub(super) fn answered(turn: &mut Turn<'_>, answer: Answer) {
    if let Answer::Account(account) = answer {
        turn.state.facts.account = Some(*account);
    }
}

pub(in crate::flow) fn screen(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Route::Home, view.text(Key::HomeTitle));
    let Some(account) = &view.state.facts.account else { return screen };
    let mut components = view.strips();
    components.push(heading(&account.name.full()));
    components.extend(view.problem());
    if view.state.facts.session.is_none() {
        let again = Action::new(SIGN_IN_AGAIN, view.text(Key::ActionSignInAgain), ActionStyle::Plain);
        components.push(view.banner_with(&Problem::SessionEnded, Some(again)));
    }
    if account.phone.is_none() {
        components.push(view.banner(&Problem::NumberReleased));
    }
    components.extend(view.state.facts.waiting().map(|item| sign_out::waiting(view, item)));
    components.push(level_card(view, &account.level));
    let none = view.text(Key::HomeNoPhone);
    let (phone, spoken_number) = match &account.phone {
        Some(phone) => (shown_phone(phone), spoken_phone(phone)),
        None => (none.clone(), none),
    };
    let birth_date = civil_date_words(view.words, account.birth_date);
    components.push(Component::Group {
        title: Some(view.text(Key::HomeDataTitle)),
        components: vec![
            row(Icon::Phone, view.text(Key::FieldPhone), phone, &spoken_number, None),
            row(Icon::User, view.text(Key::FieldBirthDate), birth_date.clone(), &birth_date, None),
        ],
    });
    let mut accepted: Vec<_> = account.consents.iter().collect();
    accepted.sort_by_key(|accepted| place_of(&view.state.facts.settings().consents, &accepted.id));
    let mut consents: Vec<_> = accepted.into_iter().map(|consent| consent_row(view, consent)).collect();
    let ledger = view.text(Key::HomeLedgerText);
    let to_ledger = Action::new(LEDGER, view.text(Key::LedgerTitle), ActionStyle::Plain);
    consents.push(row(Icon::Shield, view.text(Key::LedgerTitle), ledger.clone(), &ledger, Some(to_ledger)));
    components
        .push(Component::Group { title: Some(view.text(Key::HomeConsentsTitle)), components: consents });
    let leaving = view.text(Key::HomeSignOutText);
    let leave = Action::new(SIGN_OUT, view.text(Key::ActionSignOut), ActionStyle::Plain);
    components.push(row(Icon::Exit, leave.label.clone(), leaving.clone(), &leaving, Some(leave)));
    screen.components = components;
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
    let named = [("title", (&title).into()), ("text", (&text).into())];
    let spoken = match level.rank() {
        Some(reached) => view.with(Key::LevelSpoken, &[named[0], named[1], ("reached", reached.into())]),
        None => view.with(Key::LevelUnknownSpoken, &named),
    };
    Component::LevelCard { spoken, title, text, reached: level.rank().unwrap_or(0) }
}

/// A row of one spoken name; with an action it is a target.
pub(super) fn row(
    icon: Icon,
    title: String,
    value: String,
    spoken_value: &str,
    action: Option<Action>,
) -> Component {
    Component::ListRow {
        icon: Some(icon),
        spoken: format!("{title}: {spoken_value}"),
        title,
        subtitle: Some(value),
        value: None,
        action,
    }
}

fn consent_row(view: &View<'_>, consent: &AcceptedConsent) -> Component {
    let title = view.consent_title(&consent.id);
    let when = moment_words(view.words, consent.accepted_at);
    let version = no_break_hyphens(&consent.version);
    let subtitle =
        view.with(Key::ConsentAccepted, &[("version", (&version).into()), ("when", (&when).into())]);
    let is_known = text_of(&view.state.facts.settings().consents, &consent.id).is_some();
    let read = is_known.then(|| {
        let spoken = view.with(Key::ActionReadSpoken, &[("title", (&title).into())]);
        let action = Action::new(format!("{CONSENT}{}", consent.id), title.clone(), ActionStyle::Plain);
        Action { spoken: Some(spoken), ..action }
    });
    row(Icon::Doc, title, subtitle.clone(), &subtitle, read)
}

/// What a consent's sheet ends with on the home screen: the way to withdraw it, or why there is none.
pub(in crate::flow) fn withdrawal(view: &View<'_>, text: &ConsentText) -> Option<Component> {
    let account = view.state.facts.account.as_ref().filter(|_| view.state.facts.route() == Route::Home)?;
    if !consent(Some(&account.consents), &text.id) {
        return None;
    }
    let is_waiting = view.state.facts.waiting().any(|item| withdraws(item, &text.id));
    let (words, link) = match (text.required, is_waiting) {
        (true, _) => (Key::ConsentNeeded, None),
        (false, true) => (Key::WaitingWithdrawalText, None),
        (false, false) => (Key::ConsentOptional, Some(WITHDRAW)),
    };
    Some(Component::Paragraph {
        text: view.text(words),
        spoken: None,
        muted: true,
        icon: Some(Icon::Shield),
        link: link.map(|id| Action::new(id, view.text(Key::ActionWithdraw), ActionStyle::Plain)),
    })
}

/// «Отозвать согласие?»
pub(in crate::flow) fn withdraw_question(view: &View<'_>, id: &str) -> Overlay {
    Overlay::Confirmation {
        title: view.text(Key::WithdrawTitle),
        text: view.with(Key::WithdrawText, &[("title", (&view.consent_title(id)).into())]),
        actions: vec![
            Action::new(WITHDRAW_CONFIRMED, view.text(Key::ActionWithdraw), ActionStyle::Destructive),
            Action::new("close", view.text(Key::ActionCancel), ActionStyle::Secondary),
        ],
    }
}
