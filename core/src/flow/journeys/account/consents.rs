//! The consents that are in force: read and withdrawn from the home screen, without a link too.

use crate::{
    flow::{
        asked::Heard,
        journeys::session::{keep, sign_out},
        ledger::LedgerEvent,
        parts::consent_sheet,
        problem::{Problem, warning},
        state::{Over, State},
        turn::Turn,
        view::{View, confirmation, row},
    },
    outbox::Queued,
    protocol::{AcceptedConsent, ConsentText, Done, Refusal, Request, Scope, WithdrawConsent},
    screen::{Action, ActionStyle, Component, Icon, Overlay, Tone},
    words::{Argument, Key, edition_words, moment_words},
};

const READ: &str = "consent:";
const WITHDRAW: &str = "withdraw";
const WITHDRAW_CONFIRMED: &str = "withdraw_confirmed";
/// «Отозвать согласие?»
const QUESTION: &str = "withdraw";

/// The portal did not take the withdrawal of a consent.
pub(super) const NOT_WITHDRAWN: Problem =
    warning("K-209", Key::ProblemNotWithdrawnTitle, Key::ProblemNotWithdrawnText);

/// Carries out a tap that is about consents; false for any other.
pub(super) fn tap(turn: &mut Turn<'_>, action: &str) -> bool {
    if let Some(id) = action.strip_prefix(READ) {
        let is_there = is_in_force(turn.state, id) && text_of(turn.state, id).is_some();
        if is_there {
            turn.open_over(consent_sheet::of(id));
        }
        return is_there;
    }
    let over = turn.state.passing.overlay.clone();
    match (action, over) {
        (WITHDRAW, over) => {
            let Some(id) = consent_sheet::shown(over.as_ref()).filter(|id| can_withdraw(turn.state, id))
            else {
                return false;
            };
            turn.open_over(Over { name: QUESTION, id: id.to_owned() });
        }
        (WITHDRAW_CONFIRMED, Some(Over { name: QUESTION, id })) if can_withdraw(turn.state, &id) => {
            turn.accept();
            turn.state.passing.overlay = None;
            turn.note(Scope::Account, LedgerEvent::Withdrawn { consent: id.clone() });
            turn.enqueue(&WithdrawConsent { consent_id: id });
        }
        _ => return false,
    }
    true
}

fn is_in_force(state: &State, id: &str) -> bool {
    state.facts.account.as_ref().is_some_and(|account| account.consents.iter().any(|given| given.id == id))
}

fn text_of<'a>(state: &'a State, id: &str) -> Option<&'a ConsentText> {
    state.facts.settings(Scope::Account).consents.iter().find(|text| text.id == id)
}

/// Whether a consent is in force, may be withdrawn, and is not being withdrawn already.
fn can_withdraw(state: &State, id: &str) -> bool {
    is_in_force(state, id)
        && text_of(state, id).is_some_and(|text| !text.required)
        && !is_being_withdrawn(state, id)
}

fn is_being_withdrawn(state: &State, id: &str) -> bool {
    state.facts.waiting().any(|item| item.request.is_about::<WithdrawConsent>(id))
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

/// The portal says no to what was queued.
pub(super) fn not_sent(turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
    sign_out::stay(turn);
    if item.request.is::<WithdrawConsent>() {
        turn.state.facts.outbox.remove(item.number);
        turn.say(&NOT_WITHDRAWN);
    } else {
        turn.wedge(item, refusal);
    }
}

/// What a withdrawal that waits is called, and what is said of it.
pub(super) fn waits(view: &View<'_>, request: &Request) -> Option<(String, String)> {
    if !request.is::<WithdrawConsent>() {
        return None;
    }
    let consent = view.consent_title(&request.subject);
    let title = view.with(Key::WaitingWithdrawal, &[("title", (&consent).into())]);
    Some((title, view.text(Key::WaitingWithdrawalText)))
}

/// A row for each, in the order in which they were asked for; those that the portal no longer names come last.
pub(super) fn rows(view: &View<'_>, accepted: &[AcceptedConsent]) -> Vec<Component> {
    let texts = &view.settings().consents;
    let known = texts.iter().flat_map(|text| accepted.iter().filter(|consent| consent.id == text.id));
    let others = accepted.iter().filter(|consent| texts.iter().all(|text| text.id != consent.id));
    known.chain(others).map(|consent| consent_row(view, consent)).collect()
}

fn consent_row(view: &View<'_>, consent: &AcceptedConsent) -> Component {
    let title = view.consent_title(&consent.id);
    let when = moment_words(view.words, consent.accepted_at);
    let version = edition_words(view.words, &consent.version);
    let subtitle =
        view.with(Key::ConsentAccepted, &[("version", (&version).into()), ("when", Argument::Own(&when))]);
    let read = text_of(view.state, &consent.id).map(|_| {
        let spoken = view.with(Key::ActionReadSpoken, &[("title", (&title).into())]);
        let action = Action::new(format!("{READ}{}", consent.id), title.clone(), ActionStyle::Plain);
        Action { spoken: Some(spoken), ..action }
    });
    row(Icon::Doc, title, subtitle.clone(), &subtitle, read)
}

/// A consent's sheet or the question about it, if that is what lies over the screen.
pub(super) fn over(view: &View<'_>, over: &Over) -> Option<Overlay> {
    if over.name == QUESTION {
        let text = view.with(Key::WithdrawText, &[("title", (&view.consent_title(&over.id)).into())]);
        return Some(confirmation(view, Key::WithdrawTitle, text, (WITHDRAW_CONFIRMED, Key::ActionWithdraw)));
    }
    consent_sheet::draw(view, over, |text| withdrawal(view, text))
}

/// What a consent's sheet ends with: the way to withdraw it, or why there is none.
fn withdrawal(view: &View<'_>, text: &ConsentText) -> Option<Component> {
    if !is_in_force(view.state, &text.id) {
        return None;
    }
    let (words, link) = match (text.required, is_being_withdrawn(view.state, &text.id)) {
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
