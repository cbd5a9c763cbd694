//! The consents of an account: read, given and withdrawn in the profile, without a link too.

use crate::{
    flow::{
        asked::Heard,
        journeys::{session::keep, start},
        ledger::LedgerEvent,
        parts::consent_sheet,
        problem::{Problem, warning},
        state::{Over, State},
        turn::Turn,
        view::{View, confirmation, row},
    },
    outbox::Queued,
    protocol::{
        AcceptedConsent, ConsentInForce, ConsentText, Done, GiveConsent, Request, Scope, WithdrawConsent,
    },
    screen::{Action, ActionStyle, Component, Icon, Overlay, Tone},
    words::{Argument, Key, edition_words, moment_words},
};

const READ: &str = "consent:";
const GIVE: &str = "give";
const WITHDRAW: &str = "withdraw";
const WITHDRAW_CONFIRMED: &str = "withdraw_confirmed";
/// «Отозвать согласие?»
const QUESTION: &str = "withdraw";

/// The portal did not take the withdrawal of a consent.
pub(super) const NOT_WITHDRAWN: Problem =
    warning("K-209", Key::ProblemNotWithdrawnTitle, Key::ProblemNotWithdrawnText);
/// The portal did not take a consent.
pub(super) const NOT_GIVEN: Problem = warning("K-211", Key::ProblemNotGivenTitle, Key::ProblemNotGivenText);

/// Where a consent stands.
#[derive(Clone, Copy)]
enum Standing<'a> {
    InForce(&'a AcceptedConsent),
    NotGiven,
    /// It was given, and the portal does not have that yet.
    BeingGiven,
    /// It was withdrawn, and the portal does not have that yet.
    BeingWithdrawn,
}

impl<'a> Standing<'a> {
    fn of(state: &'a State, id: &str) -> Self {
        let waits = |is_such: fn(&Request, &str) -> bool| {
            state.facts.waiting().any(|item| is_such(&item.request, id))
        };
        let in_force =
            state.facts.account.iter().flat_map(|account| &account.consents).find(|given| given.id == id);
        match in_force {
            _ if waits(Request::is_about::<WithdrawConsent>) => Self::BeingWithdrawn,
            _ if waits(Request::is_about::<GiveConsent>) => Self::BeingGiven,
            Some(given) => Self::InForce(given),
            None => Self::NotGiven,
        }
    }
}

/// Carries out a tap that is about consents; false for any other.
pub(super) fn tap(turn: &mut Turn<'_>, action: &str) -> bool {
    if let Some(id) = action.strip_prefix(READ) {
        let is_there = text_of(turn.state, id).is_some();
        if is_there {
            turn.open_over(consent_sheet::of(id));
        }
        return is_there;
    }
    let over = turn.state.passing.overlay.clone();
    let shown = consent_sheet::shown(over.as_ref());
    match (action, shown, &over) {
        (WITHDRAW, Some(id), _) if can_withdraw(turn.state, id) => {
            turn.open_over(Over { name: QUESTION, id: id.to_owned() });
        }
        (WITHDRAW_CONFIRMED, _, Some(Over { name: QUESTION, id })) if can_withdraw(turn.state, id) => {
            turn.accept();
            turn.state.passing.overlay = None;
            turn.note(Scope::Account, LedgerEvent::Withdrawn { consent: id.clone() });
            turn.enqueue(&WithdrawConsent { consent_id: id.clone() });
        }
        (GIVE, Some(id), _) => return give(turn, id),
        _ => return false,
    }
    true
}

fn text_of<'a>(state: &'a State, id: &str) -> Option<&'a ConsentText> {
    state.facts.settings(Scope::Account).consents.iter().find(|text| text.id == id)
}

fn can_withdraw(state: &State, id: &str) -> bool {
    matches!(Standing::of(state, id), Standing::InForce(_))
        && text_of(state, id).is_some_and(|text| !text.required)
}

/// The person agrees to the text that lies before them; false where there is nothing to agree to.
fn give(turn: &mut Turn<'_>, id: &str) -> bool {
    let is_missing = matches!(Standing::of(turn.state, id), Standing::NotGiven);
    let Some(version) = text_of(turn.state, id).filter(|_| is_missing).map(|text| text.version.clone())
    else {
        return false;
    };
    turn.accept();
    turn.state.passing.overlay = None;
    let given = AcceptedConsent { id: id.to_owned(), version, accepted_at: turn.env.now };
    let event = LedgerEvent::Consented { consent: given.id.clone(), version: given.version.clone() };
    turn.note(Scope::Account, event);
    turn.enqueue(&GiveConsent::of(&given));
    true
}

/// The portal has a withdrawal.
pub(super) fn withdrawn(turn: &mut Turn<'_>, heard: &Heard<'_>, _: &Done) {
    let Some(WithdrawConsent { consent_id }) = heard.call.read() else { return };
    if let Some(account) = &mut turn.state.facts.account {
        account.consents.retain(|accepted| accepted.id != consent_id);
    }
    keep::account_changed(turn);
    turn.notify(Key::NoticeConsentWithdrawn, Tone::Success);
}

/// The portal has a consent.
pub(super) fn given(turn: &mut Turn<'_>, _: &Heard<'_>, ConsentInForce(consent): &ConsentInForce) {
    if let Some(account) = &mut turn.state.facts.account {
        account.consents.retain(|accepted| accepted.id != consent.id);
        account.consents.push(consent.clone());
    }
    keep::account_changed(turn);
    turn.notify(Key::NoticeConsentGiven, Tone::Success);
}

/// Whether a request is a change of a consent.
pub(super) fn is_change(request: &Request) -> bool {
    request.is::<WithdrawConsent>() || request.is::<GiveConsent>()
}

/// The portal says no to a change of a consent.
pub(super) fn not_sent(turn: &mut Turn<'_>, item: &Queued) {
    turn.state.facts.outbox.remove(item.number);
    turn.note(Scope::Account, LedgerEvent::Refused { consent: item.request.subject.clone() });
    if item.request.is::<GiveConsent>() {
        // Another text may hold by now than the one that was agreed to.
        start::look_up(turn);
        turn.say(&NOT_GIVEN);
    } else {
        turn.say(&NOT_WITHDRAWN);
    }
}

/// What was told of those that wait when the app was started is not told again.
pub(super) fn know_waiting(turn: &mut Turn<'_>) {
    turn.state.passing.told_waiting = turn.state.facts.waiting().last().map_or(0, |item| item.number);
}

/// Says once of a change that could not leave at once that it waits.
pub(super) fn tell_of_waiting(turn: &mut Turn<'_>) {
    let Some(last) = turn.state.facts.waiting().last().filter(|item| is_change(&item.request)) else {
        return;
    };
    if last.number <= turn.state.passing.told_waiting || !keep::is_held(turn.state) {
        return;
    }
    let number = last.number;
    let key = waits_words(&last.request);
    turn.state.passing.told_waiting = number;
    turn.notify(key, Tone::Info);
}

/// «Отзыв ждёт отправки».
fn waits_words(request: &Request) -> Key {
    if request.is::<GiveConsent>() { Key::ConsentBeingGiven } else { Key::ConsentBeingWithdrawn }
}

/// What a change of a consent that waits is called, and what is said of it.
pub(super) fn waits(view: &View<'_>, request: &Request) -> Option<(String, String)> {
    if !is_change(request) {
        return None;
    }
    let (title, text) = if request.is::<GiveConsent>() {
        (Key::WaitingGiving, Key::WaitingGivingText)
    } else {
        (Key::WaitingWithdrawal, Key::WaitingWithdrawalText)
    };
    let consent = view.consent_title(&request.subject);
    let text = if view.state.facts.session.is_some() { text } else { Key::WaitingSignInText };
    Some((view.with(title, &[("title", (&consent).into())]), view.text(text)))
}

/// A row for each that the portal asks for, in its order; those in force that it no longer names come last.
pub(super) fn rows(view: &View<'_>, accepted: &[AcceptedConsent]) -> Vec<Component> {
    let texts = &view.settings().consents;
    let known = texts.iter().map(|text| text.id.as_str());
    let others = accepted.iter().filter(|consent| texts.iter().all(|text| text.id != consent.id));
    known.chain(others.map(|consent| consent.id.as_str())).map(|id| consent_row(view, id)).collect()
}

fn consent_row(view: &View<'_>, id: &str) -> Component {
    let title = view.consent_title(id);
    let standing = Standing::of(view.state, id);
    let subtitle = match standing {
        Standing::InForce(given) => {
            let when = moment_words(view.words, given.accepted_at);
            let version = edition_words(view.words, &given.version);
            view.with(Key::ConsentAccepted, &[("version", (&version).into()), ("when", Argument::Own(&when))])
        }
        Standing::NotGiven => view.text(Key::ConsentNotGiven),
        Standing::BeingGiven => view.text(Key::ConsentBeingGiven),
        Standing::BeingWithdrawn => view.text(Key::ConsentBeingWithdrawn),
    };
    let spoken = match standing {
        Standing::NotGiven => view.text(Key::ConsentNotGivenSpoken),
        _ => subtitle.clone(),
    };
    let read = text_of(view.state, id).map(|_| {
        let read = view.with(Key::ActionReadSpoken, &[("title", (&title).into())]);
        let action = Action::new(format!("{READ}{id}"), title.clone(), ActionStyle::Plain);
        Action { spoken: Some(read), ..action }
    });
    row(Icon::Doc, title, subtitle, &spoken, read)
}

/// A consent's sheet or the question about it, if that is what lies over the screen.
pub(super) fn over(view: &View<'_>, over: &Over) -> Option<Overlay> {
    if over.name == QUESTION {
        let text = view.with(Key::WithdrawText, &[("title", (&view.consent_title(&over.id)).into())]);
        return Some(confirmation(view, Key::WithdrawTitle, text, (WITHDRAW_CONFIRMED, Key::ActionWithdraw)));
    }
    consent_sheet::draw(view, over, |text| Some(end_of_sheet(view, text)))
}

/// What a consent's sheet ends with: how it stands, and the way to change that where there is one.
fn end_of_sheet(view: &View<'_>, text: &ConsentText) -> Component {
    let (words, link) = match (Standing::of(view.state, &text.id), text.required) {
        (Standing::InForce(_), true) => (Key::ConsentNeeded, None),
        (Standing::InForce(_), false) => (Key::ConsentOptional, Some((WITHDRAW, Key::ActionWithdraw))),
        (Standing::NotGiven, _) => (Key::ConsentNotGivenText, Some((GIVE, Key::ActionGiveConsent))),
        (Standing::BeingGiven, _) => (Key::ConsentBeingGiven, None),
        (Standing::BeingWithdrawn, _) => (Key::ConsentBeingWithdrawn, None),
    };
    Component::Paragraph {
        text: view.text(words),
        spoken: None,
        muted: true,
        icon: Some(Icon::Shield),
        link: link.map(|(id, label)| Action::new(id, view.text(label), ActionStyle::Plain)),
    }
}
