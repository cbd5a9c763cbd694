//! The whole program as two pure functions: [`update`] turns a state and an event into the next state and the effects
//! to carry out; [`view`] turns a state into a screen. Nothing here knows the network, the disk, a clock or a source
//! of randomness: what is needed of them comes in an [`Env`].
//!
//! How a request goes: what the screen waits for is [`Now`](state::Now), tried again and again while its screen is open;
//! what was done and shall reach the portal whatever happens is in the queue ([`crate::outbox`]). A passing fault
//! postpones either; a refusal goes to the journey that asked, which always has a way on.
//!
//! This file and `platform` stand above the journeys: they hand taps, answers, moments and news of the phone to them, and
//! this one draws their pages. What journeys are made with (`turn`, `view`, `page`, `field` and the rest) knows none of them.

mod action;
mod again;
mod asked;
mod bundled;
mod catalogue;
mod check;
mod directory;
mod event;
mod facts;
mod field;
mod fields;
mod journeys;
mod keystroke;
mod ledger;
mod page;
mod parts;
mod phrase;
mod platform;
mod problem;
mod proof;
mod route;
mod state;
#[cfg(test)]
mod tests;
mod trouble;
mod turn;
mod view;
mod waits;

use std::time::Duration;

pub use bundled::bundled_settings;
pub use catalogue::{CatalogueEntry, catalogue};
pub use event::{Effect, Env, Event, Sending, Step, Typed, Unwritten};
pub use facts::{Draft, DraftKey, Facts, Installation, OpenRequest, Owner, Profiles, SettingsCopy};
pub use field::{FormContext, LONGEST_TEXT};
pub use journeys::{
    contact_change::facts::ContactChange,
    endpoints,
    registration::facts::Registration,
    session::facts::{EndedSession, Session},
    sign_in::facts::SignIn,
};
pub use ledger::{LedgerEntry, LedgerEvent};
pub use proof::{Codes, Credentials};
pub use route::Route;
pub use state::{Memory, State};
pub use trouble::Trouble;
pub use waits::Waits;

use self::{
    action::{BACK, CLOSE, RETRY},
    again::Again,
    asked::Heard,
    check::Check,
    event::until,
    field::{Field, Values},
    journeys::{JOURNEYS, journey::Why, memory, session},
    page::{Page, Tap},
    problem::{DISK_FULL, DISK_FULL_YET, NOT_SAVED, NOT_SAVED_YET, Problem},
    route::{HOME, START},
    state::{Now, Shown},
    turn::Turn,
    view::View,
};
use crate::{
    planted::{self, Bug},
    protocol::{Answer, Call, Fault, Scope},
    screen::{Intent, Overlay, Transition, Update},
    words::{Key, Words},
};

/// One turn: what follows from an event.
pub fn update(mut state: State, event: Event, env: &Env) -> Step {
    let mut turn = Turn { state: &mut state, env, effects: Vec::new(), archived: Vec::new() };
    let can_write = !matches!(event, Event::NotSaved { .. });
    let unwritten = says_one_of(&turn, &[&DISK_FULL_YET, &NOT_SAVED_YET]).then(|| turn.state.facts.clone());
    match event {
        Event::Opened(facts) => opened(&mut turn, *facts),
        Event::OpenFailed(trouble) => open_failed(&mut turn, trouble),
        Event::Intent(intent) => intent_came(&mut turn, &intent),
        Event::Draft { key, field, text } => keep_draft(&mut turn, &key, &field, &text.0),
        Event::Answered { token, result } => answered(&mut turn, token, result),
        Event::Platform(event) => platform::happened(&mut turn, &event),
        Event::Tick => tick(&mut turn),
        Event::RunQueue => turn.retry_all(),
        Event::NotSaved { disk_full, what } => not_saved(&mut turn, disk_full, &what),
        Event::EpochTried { is_open } => session::keep::epoch_tried(&mut turn, is_open),
        Event::LedgerRead(entries) => turn.state.passing.ledger = Shown::Read(entries.into()),
        Event::PortalTime { ahead_ms } => turn.state.facts.installation.portal_ahead_ms = ahead_ms,
    }
    // Nothing leaves in a turn that can't be written: its key would not be found after a restart.
    if turn.state.memory == Memory::Ready && can_write {
        for journey in JOURNEYS {
            journey.keep_up(&mut turn);
        }
        pump(&mut turn);
        let moving: Vec<_> = journeys::moving(turn.state, env).map(|(lane, _)| lane).collect();
        turn.conclude_check(&moving);
    }
    if unwritten.is_some_and(|before| turn.state.facts != before)
        && says_one_of(&turn, &[&DISK_FULL_YET, &NOT_SAVED_YET])
    {
        // Where this turn can be written, the phone writes again.
        turn.state.passing.problem = None;
    }
    turn.conclude_again();
    let Turn { effects, archived, .. } = turn;
    Step { state, archived, effects }
}

fn says_one_of(turn: &Turn<'_>, problems: &[&Problem]) -> bool {
    problems.iter().any(|problem| turn.state.passing.says(problem))
}

fn opened(turn: &mut Turn<'_>, facts: Facts) {
    turn.state.facts = facts;
    turn.state.choose_language(turn.state.language());
    turn.state.memory = Memory::Ready;
    turn.state.passing.visit += 1;
    turn.state.passing.again = None;
    // What a version kept among the facts that had no archive.
    turn.own_noted(None);
    let facts = &mut turn.state.facts;
    if facts.installation.id.is_empty() {
        facts.installation.id = turn.env.uuid();
        facts.installation.next_profile = 1;
        facts.installation.next_number = 1;
    }
    // Pages that this version does not have, and those of an account that is not there, make no sense.
    let has_account = facts.account.is_some();
    facts.routes.retain(|route| {
        journeys::page_of(route).is_some_and(|page| page.scope != Scope::Account || has_account)
    });
    if facts.routes.is_empty() {
        facts.routes = vec![if has_account { HOME } else { START }];
    }
    if let Some(open) = facts.open_request.clone()
        && let Some((_, asked)) = journeys::asked(&open.request.name)
    {
        turn.state.passing.now = Some(Now {
            token: None,
            key: open.key,
            call: Call::stored(asked.endpoint(), open.request),
            action: None,
            busy: Key::BusySending,
            failures: 0,
            retry_at: Duration::ZERO,
            fault: None,
        });
        turn.try_now();
    }
    platform::look_up(turn, Why::Start);
}

fn open_failed(turn: &mut Turn<'_>, trouble: Trouble) {
    turn.state.memory = Memory::Trouble(trouble);
    // What was under way is found in the memory again, once it can be read.
    turn.state.passing = std::mem::take(&mut turn.state.passing).in_trouble(trouble);
}

/// Taps for another picture than the one that is shown, and taps while the screen waits for its first answer, are
/// dropped and counted.
fn intent_came(turn: &mut Turn<'_>, intent: &Intent) {
    let is_late = intent.visit != turn.state.passing.visit && !planted::is(Bug::LateTapTaken);
    if is_late || turn.state.is_busy(turn.env.monotonic) || !tapped(turn, intent) {
        turn.state.passing.dropped += 1;
    }
}

/// Carries out a tap; false when there is no such action on the screen now.
fn tapped(turn: &mut Turn<'_>, intent: &Intent) -> bool {
    match turn.state.memory {
        Memory::Opening => false,
        Memory::Trouble(trouble) => memory::tap(turn, trouble, &intent.action),
        Memory::Ready => {
            let Some(page) = shown(turn.state) else { return false };
            let form = form(turn.state, turn.env);
            let values = Values::take(turn, page.scope.into(), &form.fields, &intent.values);
            if intent.action == CLOSE && turn.close_over() {
                return true;
            }
            if intent.action == RETRY && has_to_try(turn) {
                turn.accept();
                turn.state.passing.check = Some(Check::begun(turn.env.monotonic));
                turn.retry_all();
                return true;
            }
            if (page.tap)(turn, &Tap { action: &intent.action, values, form }) {
                return true;
            }
            let goes_back = intent.action == BACK && goes_back(turn.state, page);
            if goes_back {
                turn.back();
            }
            goes_back
        }
    }
}

/// Whether there is something to try at once that the portal does not ask to wait with.
fn has_to_try(turn: &Turn<'_>) -> bool {
    let may_leave =
        |name: &str| journeys::asked(name).is_none_or(|(_, asked)| turn.wait(asked.endpoint()).is_none());
    let now = turn.state.passing.now.iter().map(|now| now.call.endpoint.name);
    let queued = turn.state.facts.outbox.heads().map(|(_, first)| first.request.name.as_str());
    now.chain(queued).any(may_leave)
}

fn goes_back(state: &State, page: &Page) -> bool {
    page.goes_back && state.facts.routes.len() > 1
}

/// Keeps the text of a field, if there is such a field and it is no secret.
fn keep_draft(turn: &mut Turn<'_>, key: &str, field: &str, text: &str) {
    let route = Route::stored(key);
    let Some(page) = journeys::page_of(&route).filter(|_| turn.state.memory == Memory::Ready) else { return };
    let mut fields = (page.fields)(turn.state, &route).into_iter();
    let owner = page.scope.into();
    let Some(known) = fields.find(|known| known.id == field && known.is_drafted()) else { return };
    if !turn.state.facts.has(owner) || turn.state.facts.draft(&route, field) == Some(text) {
        return;
    }
    turn.state.facts.keep_draft(owner, &route, field, text);
    if turn.state.facts.route() == Some(&route) {
        let form = form(turn.state, turn.env);
        known.judge_anew(turn, &form, text);
    }
}

fn answered(turn: &mut Turn<'_>, token: u64, result: Result<Answer, Fault>) {
    let is_outdated = result.as_ref().is_err_and(|fault| platform::is_outdated(turn.state, token, fault));
    let passing = &mut turn.state.passing;
    let awaited = passing.now.as_ref().and_then(|now| now.token);
    if awaited == Some(token) || (awaited.is_some() && planted::is(Bug::AnyAnswerTaken)) {
        now_answered(turn, result);
    } else if let Some((lane, number)) = passing.queued_with(token) {
        queue_answered(turn, lane, number, result);
    } else if let Some(call) = passing.behind.remove(&token)
        && let Some((journey, asked)) = journeys::asked(call.endpoint.name)
    {
        match result {
            Ok(answer) => asked.answered(turn, &Heard { call: &call, action: None }, &answer),
            Err(_) if is_outdated && call.endpoint.is_reading() => turn.send_reading(call),
            Err(fault) => {
                turn.keep_wait(call.endpoint, &fault);
                journey.failed(turn, &call, &fault);
            }
        }
    } else {
        return;
    }
    if is_outdated {
        platform::try_all(turn, Why::LinkBack);
    }
}

fn not_saved(turn: &mut Turn<'_>, disk_full: bool, what: &Unwritten) {
    if turn.state.memory == Memory::Opening {
        return open_failed(turn, if disk_full { Trouble::DiskFull } else { Trouble::Unreadable });
    }
    let is_of_person = matches!(what, Unwritten::Tap(_) | Unwritten::Draft);
    let problem = problem::not_saved(is_of_person, disk_full);
    if let Unwritten::Tap(action) = what
        && turn.state.passing.says(problem)
    {
        turn.state.passing.again = Some(Again::unwritten(action.clone(), disk_full, turn.env.monotonic));
    }
    // What the person must do again counts for more than what comes again by itself.
    if is_of_person || !says_one_of(turn, &[&DISK_FULL, &NOT_SAVED]) {
        turn.say(problem);
    }
    if turn.state.passing.epoch.is_under_way {
        turn.postpone(|passing| &mut passing.epoch, None);
    }
    let Unwritten::Answer(token) = *what else { return };
    if turn.state.passing.now.as_ref().and_then(|now| now.token) == Some(token) {
        turn.pause_now(None);
    } else if let Some((lane, _)) = turn.state.passing.queued_with(token) {
        turn.pause_lane(lane, None);
    } else if let Some(call) = turn.state.passing.behind.remove(&token)
        && let Some((journey, _)) = journeys::asked(call.endpoint.name)
    {
        journey.unheard(turn, &call);
    }
}

fn now_answered(turn: &mut Turn<'_>, result: Result<Answer, Fault>) {
    if let (Err(fault), Some(now)) = (&result, &turn.state.passing.now) {
        let endpoint = now.call.endpoint;
        turn.keep_wait(endpoint, fault);
    }
    match result {
        Err(fault) if fault.is_passing() || planted::is(Bug::RefusalTriedAgain) => turn.postpone_now(fault),
        Err(Fault::Refused(refusal)) if session::keep::is_token_over(turn.state, &refusal) => {
            // It goes on with the next token.
            turn.pause_now(None);
            session::keep::token_ended(turn);
        }
        result => {
            let Some(now) = turn.state.passing.now.clone() else { return };
            turn.settle();
            let Some((journey, asked)) = journeys::asked(now.call.endpoint.name) else { return };
            match result {
                Ok(answer) => {
                    turn.read_again(now.call.endpoint.scope);
                    asked.answered(turn, &Heard { call: &now.call, action: now.action }, &answer);
                }
                Err(Fault::Refused(refusal)) => journey.refused(turn, &now.call, &refusal),
                Err(_) => {}
            }
        }
    }
}

fn queue_answered(turn: &mut Turn<'_>, lane: Scope, number: u64, result: Result<Answer, Fault>) {
    if let (Err(fault), Some(item)) = (&result, turn.state.facts.outbox.get(number))
        && let Some((_, asked)) = journeys::asked(&item.request.name)
    {
        turn.keep_wait(asked.endpoint(), fault);
    }
    let result = match result {
        Err(fault) if fault.is_passing() => return turn.postpone_lane(lane, fault),
        Err(Fault::Refused(refusal)) => Err(refusal),
        Err(_) => return,
        Ok(answer) => Ok(answer),
    };
    turn.lane_went_on(lane);
    let outbox = &mut turn.state.facts.outbox;
    let Some(item) = outbox.get(number).cloned() else { return };
    let Some((journey, asked)) = journeys::asked(&item.request.name) else { return };
    match result {
        Ok(answer) => {
            outbox.remove(number);
            turn.read_again(lane);
            let call = Call::stored(asked.endpoint(), item.request);
            asked.answered(turn, &Heard { call: &call, action: None }, &answer);
        }
        Err(refusal) => journey.not_sent(turn, &item, &refusal),
    }
}

/// Sends the first request of each lane that may go now.
fn pump(turn: &mut Turn<'_>) {
    let (state, env) = (&*turn.state, turn.env);
    let is_due = |lane: Scope| {
        let run = state.passing.lane(lane);
        run.under_way.is_none() && run.retry_at <= env.monotonic
    };
    let due: Vec<_> = journeys::moving(state, env)
        .filter(|(lane, _)| is_due(*lane))
        .map(|(lane, first)| (lane, first.clone()))
        .collect();
    for (lane, first) in due {
        if let Some((_, asked)) = journeys::asked(&first.request.name) {
            turn.send_queued(lane, first, asked.endpoint());
        }
    }
    let follows = turn.state.passing.now.as_ref().is_some_and(|now| !now.call.endpoint.follows.is_empty());
    if follows && !is_now_held(turn.state, env) && is_now_due(turn.state, env) {
        turn.send_now();
    }
}

/// The awaited request waits for one in the queue that may leave. One that may not is no reason to wait.
fn is_now_held(state: &State, env: &Env) -> bool {
    let scope = state.passing.now.as_ref().map(|now| now.call.endpoint.scope);
    state.holds_now() && journeys::moving(state, env).any(|(lane, _)| Some(lane) == scope)
}

fn is_now_due(state: &State, env: &Env) -> bool {
    state.passing.now.as_ref().is_some_and(|now| now.token.is_none() && now.retry_at <= env.monotonic)
}

fn tick(turn: &mut Turn<'_>) {
    if turn.state.memory != Memory::Ready {
        return;
    }
    if is_now_due(turn.state, turn.env) {
        turn.try_now();
    }
    for journey in JOURNEYS {
        journey.time_passed(turn);
    }
}

/// The next moment (monotonic) at which [`Event::Tick`] is due; none while nothing runs.
pub fn next_wake(state: &State, env: &Env) -> Option<Duration> {
    let seen = seen_until(state, env);
    if state.memory != Memory::Ready {
        return seen;
    }
    let waiting = state.passing.now.as_ref().filter(|now| now.token.is_none() && !is_now_held(state, env));
    let now = waiting.map(|now| now.retry_at);
    let lanes = journeys::moving(state, env)
        .map(|(lane, _)| state.passing.lane(lane))
        .filter(|run| run.under_way.is_none())
        .map(|run| run.retry_at);
    let portal_times = JOURNEYS
        .iter()
        .flat_map(|journey| journey.moments(state))
        .filter(|at| *at > env.now)
        .map(|at| env.monotonic.saturating_add(until(env.now, at)));
    let due = JOURNEYS.iter().filter_map(|journey| journey.due(state));
    now.into_iter().chain(lanes).chain(portal_times).chain(due).chain(seen).min()
}

/// The next moment (monotonic) at which something that is seen to be done is over: it is only shown, so that it comes
/// though nothing can be written.
pub fn seen_until(state: &State, env: &Env) -> Option<Duration> {
    let check = state.passing.check.and_then(|check| check.moment(env.monotonic));
    let again = state.passing.again.as_ref().and_then(|again| again.moment(env.monotonic));
    check.into_iter().chain(again).min()
}

/// The page that is shown; none before the memory was read.
fn shown(state: &State) -> Option<&'static Page> {
    journeys::page_of(state.facts.route()?)
}

/// What judges the fields of the screen that a state shows.
pub fn form(state: &State, env: &Env) -> FormContext {
    let page = shown(state).filter(|_| state.memory == Memory::Ready);
    let fields = |page: &Page| state.facts.route().map(|route| (page.fields)(state, route));
    let fields: Vec<Field> = page.and_then(fields).unwrap_or_default();
    FormContext::of(state, env, page.map_or(Scope::Installation, |page| page.scope), fields)
}

/// The picture of a state. `seq` is put in by who publishes it.
pub fn view(state: &State, env: &Env) -> Update {
    let nowhere = Route::stored("");
    let page = shown(state).filter(|_| state.memory == Memory::Ready);
    let moving: Vec<_> = journeys::moving(state, env).map(|(lane, _)| lane).collect();
    let view = View {
        state,
        env,
        words: Words::of(state.language()),
        route: state.facts.route().unwrap_or(&nowhere),
        scope: page.map_or(Scope::Installation, |page| page.scope),
        goes_back: page.is_some_and(|page| goes_back(state, page)),
        waiting: journeys::waiting,
        moving: &moving,
    };
    let (stack, mut top) = match (&state.memory, page) {
        (Memory::Trouble(trouble), _) => {
            let screen = memory::screen(&view, *trouble);
            (vec![screen.key.clone()], screen)
        }
        (Memory::Ready, Some(page)) => {
            let stack = state.facts.routes.iter().map(|route| route.key().to_owned()).collect();
            (stack, (page.draw)(&view))
        }
        _ => {
            let screen = memory::opening(&view);
            (vec![screen.key.clone()], screen)
        }
    };
    let mut overlay = overlay(&view, page);
    view.hold_actions(&mut top, &mut overlay);
    Update { seq: 0, stack, top, overlay, transition: state.passing.transition.unwrap_or(Transition::None) }
}

fn overlay(view: &View<'_>, page: Option<&Page>) -> Option<Overlay> {
    let over = view.state.passing.overlay.as_ref()?;
    match view.state.memory {
        Memory::Trouble(trouble) => memory::over(view, over, trouble),
        _ => (page?.over)(view, over),
    }
}
