//! The whole program as two pure functions: [`update`] turns a state and an event into the next state and the effects
//! to carry out; [`view`] turns a state into a screen. Nothing here knows the network, the disk, a clock or a source
//! of randomness: what is needed of them comes in an [`Env`].
//!
//! How a request goes: what the screen waits for is [`Now`], tried again and again while its screen is open; what was
//! done and shall reach the portal whatever happens is in the queue ([`crate::outbox`]). A passing fault postpones
//! either; a refusal goes to the journey that asked, which always has a way on.

mod bundled;
mod event;
mod facts;
mod form;
mod journeys;
mod ledger;
mod problem;
mod route;
mod state;
#[cfg(test)]
mod tests;
mod turn;
mod verdicts;
mod view;
mod wake;

pub use bundled::bundled_settings;
pub use event::{Effect, Env, Event, Sending, Step, Typed, Unwritten};
pub use facts::{
    Codes, Credentials, DraftKey, EndedSession, Facts, Installation, OpenRequest, Profiles, Registration,
    Session, SettingsCopy, SignIn,
};
pub use form::{FormContext, LONGEST_TEXT};
pub use ledger::{DataField, LedgerEntry, LedgerEvent, Purpose, Receiver};
pub use problem::{CatalogueEntry, Problem, catalogue};
pub use route::Route;
pub use state::{LaneRun, Memory, NoticeWords, Now, Over, Passing, State, Trouble, Upkeep};
pub use verdicts::FieldFault;
pub use view::view;
pub use wake::next_wake;

use crate::{
    planted::{self, Bug},
    protocol::{Answer, Call, Fault, Request, Scope, wire},
    screen::{Intent, Language, PlatformEvent},
};
use turn::Turn;

impl State {
    /// The state of a core that has just been opened, before its memory was read.
    pub fn new(system_language: Language) -> Self {
        Self {
            memory: Memory::Opening,
            facts: Facts::default(),
            passing: Passing { visit: 1, ..Passing::default() },
            system_language,
        }
    }

    /// The language of every word.
    pub fn language(&self) -> Language {
        self.facts.installation.language.unwrap_or(self.system_language)
    }
}

/// One turn: what follows from an event.
pub fn update(mut state: State, event: Event, env: &Env) -> Step {
    let mut turn = Turn { state: &mut state, env, effects: Vec::new() };
    let can_write = !matches!(event, Event::NotSaved { .. });
    let unwritten = matches!(turn.state.passing.problem, Some(Problem::NotSavedYet { .. }))
        .then(|| turn.state.facts.clone());
    match event {
        Event::Opened(facts) => opened(&mut turn, *facts),
        Event::OpenFailed(trouble) => open_failed(&mut turn, trouble),
        Event::Intent(intent) => intent_came(&mut turn, &intent),
        Event::Draft { key, field, text } => form::keep_draft(&mut turn, &key, &field, &text.0),
        Event::Answered { token, result } => answered(&mut turn, token, result),
        Event::Platform(event) => platform_event(&mut turn, &event),
        Event::Tick => tick(&mut turn),
        Event::RunQueue => turn.retry_all(),
        Event::NotSaved { disk_full, what } => not_saved(&mut turn, disk_full, what),
        Event::EpochTried { is_open } => journeys::session::epoch_tried(&mut turn, is_open),
        Event::PortalTime { ahead_ms } => turn.state.facts.installation.portal_ahead_ms = ahead_ms,
    }
    // Nothing leaves in a turn that can't be written: its key would not be found after a restart.
    if turn.state.memory == Memory::Ready && can_write {
        journeys::registration::keep_to_the_order(&mut turn);
        journeys::sign_in::keep_to_the_order(&mut turn);
        journeys::sign_out::leave_when_sent(&mut turn);
        journeys::session::keep_up(&mut turn);
        turn.pump();
    }
    if unwritten.is_some_and(|before| turn.state.facts != before) {
        // Where this turn can be written, the phone writes again.
        turn.state.passing.problem.take_if(|problem| matches!(problem, Problem::NotSavedYet { .. }));
    }
    let effects = turn.effects;
    Step { state, effects }
}

fn opened(turn: &mut Turn<'_>, facts: Facts) {
    turn.state.facts = facts;
    turn.state.memory = Memory::Ready;
    turn.state.passing.visit += 1;
    let facts = &mut turn.state.facts;
    if facts.installation.id.is_empty() {
        facts.installation.id = turn.env.uuid();
        facts.installation.next_profile = 1;
        facts.installation.next_number = 1;
    }
    if facts.account.is_none() {
        facts.routes.retain(|route| !route.is_of_account());
    }
    if facts.routes.is_empty() {
        facts.routes = vec![facts.route()];
    }
    if let Some(open) = facts.open_request.clone() {
        turn.state.passing.now = Some(Now {
            token: None,
            key: open.key,
            body: open.body.or_else(|| wire::encode_request(&open.request).body),
            call: Call::Open(open.request),
            action: None,
            failures: 0,
            retry_at: std::time::Duration::ZERO,
            fault: None,
        });
        turn.try_now();
    }
    read_settings(turn);
    journeys::registration::look_up(turn);
    journeys::session::look_up(turn);
}

fn read_settings(turn: &mut Turn<'_>) {
    let known_etag = turn.state.facts.settings.as_ref().and_then(|copy| copy.etag.clone());
    turn.state.passing.settings_token = Some(turn.read(Call::Open(Request::FetchSettings { known_etag })));
}

fn open_failed(turn: &mut Turn<'_>, trouble: Trouble) {
    turn.state.memory = Memory::Trouble(trouble);
    turn.state.passing.visit += 1;
    turn.state.passing.overlay = None;
}

/// Taps for another picture than the one that is shown, and taps while the screen waits for its first answer, are
/// dropped and counted.
fn intent_came(turn: &mut Turn<'_>, intent: &Intent) {
    let busy = turn.state.passing.now.as_ref().is_some_and(|now| now.token.is_some() && now.failures == 0);
    let is_late = intent.visit != turn.state.passing.visit && !planted::is(Bug::LateTapTaken);
    if is_late || busy || !journeys::intent(turn, intent) {
        turn.state.passing.dropped += 1;
    }
}

fn answered(turn: &mut Turn<'_>, token: u64, result: Result<Answer, Fault>) {
    let passing = &mut turn.state.passing;
    let awaited = passing.now.as_ref().and_then(|now| now.token);
    if awaited == Some(token) || (awaited.is_some() && planted::is(Bug::AnyAnswerTaken)) {
        now_answered(turn, result);
    } else if let Some((lane, number)) = passing.queued_with(token) {
        queue_answered(turn, lane, number, result);
    } else if passing.settings_token == Some(token) {
        passing.settings_token = None;
        if let Ok(Answer::Settings { changed: Some((settings, etag)) }) = result {
            turn.state.facts.settings = Some(SettingsCopy { settings: *settings, etag });
        }
    } else if passing.status_token == Some(token) {
        passing.status_token = None;
        journeys::registration::looked_up(turn, result);
    } else if passing.account_token == Some(token) {
        journeys::session::looked_up(turn, result);
    } else if passing.refresh.token == Some(token) {
        journeys::session::refreshed(turn, result);
    } else if passing.ending.token == Some(token) {
        journeys::session::end_told(turn, &result);
    }
}

fn not_saved(turn: &mut Turn<'_>, disk_full: bool, what: Unwritten) {
    if turn.state.memory == Memory::Opening {
        return open_failed(turn, if disk_full { Trouble::DiskFull } else { Trouble::Unreadable });
    }
    match (what, &turn.state.passing.problem) {
        (Unwritten::OfPerson, _) => turn.say(Problem::NotSaved { disk_full }),
        // What the person must do again counts for more than what comes again by itself.
        (_, Some(Problem::NotSaved { .. })) => {}
        _ => turn.say(Problem::NotSavedYet { disk_full }),
    }
    if turn.state.passing.epoch.token.is_some() {
        turn.postpone(|passing| &mut passing.epoch, None);
    }
    let Unwritten::Answer(token) = what else { return };
    if turn.state.passing.now.as_ref().and_then(|now| now.token) == Some(token) {
        turn.pause_now(None);
    } else if let Some((lane, _)) = turn.state.passing.queued_with(token) {
        turn.pause_lane(lane, None);
    } else if turn.state.passing.refresh.token == Some(token) {
        turn.postpone(|passing| &mut passing.refresh, None);
    } else if turn.state.passing.ending.token == Some(token) {
        turn.postpone(|passing| &mut passing.ending, None);
    } else {
        turn.forget_read(token);
    }
}

fn now_answered(turn: &mut Turn<'_>, result: Result<Answer, Fault>) {
    match result {
        Err(fault) if fault.is_passing() || planted::is(Bug::RefusalTriedAgain) => turn.postpone_now(fault),
        Err(Fault::Refused(refusal)) if journeys::session::is_token_over(turn.state, &refusal) => {
            // It goes on with the next token.
            turn.pause_now(None);
            journeys::session::token_ended(turn);
        }
        result => {
            let Some(now) = turn.state.passing.now.clone() else { return };
            turn.settle();
            match result {
                Ok(answer) => journeys::answered(turn, &now, answer),
                Err(Fault::Refused(refusal)) => journeys::refused(turn, &now.call, &refusal),
                Err(_) => {}
            }
        }
    }
}

fn queue_answered(turn: &mut Turn<'_>, lane: Scope, number: u64, result: Result<Answer, Fault>) {
    match result {
        Err(fault) if fault.is_passing() => turn.postpone_lane(lane, fault),
        Ok(answer) => {
            turn.lane_went_on(lane);
            if let Some(item) = turn.state.facts.outbox.remove(number) {
                journeys::queue_item_done(turn, &item, &answer);
            }
        }
        Err(Fault::Refused(refusal)) => {
            turn.lane_went_on(lane);
            if let Some(item) =
                turn.state.facts.outbox.items().iter().find(|item| item.number == number).cloned()
            {
                journeys::queue_item_refused(turn, &item, &refusal);
            }
        }
        Err(_) => {}
    }
}

fn platform_event(turn: &mut Turn<'_>, event: &PlatformEvent) {
    match *event {
        PlatformEvent::Network { online, metered: _ } => {
            turn.state.passing.offline = !online;
            if online && turn.state.memory == Memory::Ready {
                turn.retry_all();
                journeys::registration::look_up(turn);
                journeys::session::look_up(turn);
            }
        }
        PlatformEvent::Foreground => {
            if turn.state.memory == Memory::Ready {
                turn.retry_all();
                journeys::session::look_up(turn);
            }
        }
        PlatformEvent::PushReceived => turn.retry_all(),
        PlatformEvent::LocaleChanged { language } => turn.state.facts.installation.language = Some(language),
        PlatformEvent::CallActive { active } => turn.state.passing.call_active = active,
        PlatformEvent::LinkOpened { url: _ } => turn.notify(NoticeWords::LinkUnknown),
        // Nothing was asked of the platform yet, so these answers match no request; a moved clock changes nothing,
        // and what the person typed was kept with each draft.
        PlatformEvent::PhotoTaken { .. }
        | PlatformEvent::BiometricResult { .. }
        | PlatformEvent::PermissionResult { .. }
        | PlatformEvent::ClockChanged
        | PlatformEvent::Background => {}
    }
}

fn tick(turn: &mut Turn<'_>) {
    let monotonic = turn.env.monotonic;
    if turn.state.passing.now.as_ref().is_some_and(|now| now.token.is_none() && now.retry_at <= monotonic) {
        turn.try_now();
    }
    journeys::registration::time_passed(turn);
    journeys::sign_in::time_passed(turn);
}
