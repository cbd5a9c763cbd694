//! One event after the other: a turn of the machine, one commit, a new screen, and then the effects.
//!
//! Nothing here waits. What is to be sent is handed out, and whoever drives the actor brings the answers back: the
//! [loop](super::run) of a phone, or a test that decides by itself what comes when.

use std::{mem, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{
    outside::Ports,
    persist::{changes, facts_of, ledger_of},
    portal_clock::PortalClock,
    published::Published,
};
use crate::{
    boundary::QueueReport,
    flow::{
        Effect, Env, Event, Facts, FormContext, LedgerEntry, Memory, Sending, State, Trouble, Unwritten,
        form, next_wake, seen_until, update, view,
    },
    planted::{self, Bug},
    ports::{Outgoing, Reply, Store, StoreFault},
    screen::{Language, PlatformEvent},
};

/// How long it takes after a turn that could not be taken until what it left undone is tried again: twice as long with
/// each further failure, for what made it fail may last.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How long it takes after opening until what was not read is looked at: nothing that draws the first screen waits for it.
const BEFORE_THE_REST: Duration = Duration::from_secs(1);

/// A request on its way out, with the token that its answer brings back.
pub(crate) type Sent = (u64, Outgoing);

/// The core between two events.
pub(crate) struct Actor {
    ports: Ports,
    published: Arc<Published>,
    platform_jobs: Box<dyn Fn() + Send>,
    state: State,
    store: Option<Box<dyn Store>>,
    /// The facts as last written.
    stored: Facts,
    /// When what is not read at opening is to be looked at (monotonic); none once it was.
    unchecked: Option<Duration>,
    portal_clock: PortalClock,
    /// Portal time and monotonic time of the last turn.
    last_turn: (Timestamp, Duration),
    /// After a turn that could not be taken: how long the pause was, and when it is over (monotonic).
    failure: Option<(Duration, Duration)>,
    to_send: Vec<Sent>,
    reports: Vec<(Duration, oneshot::Sender<QueueReport>)>,
}

impl Actor {
    /// The first picture, before anything was read.
    pub fn first_picture(ports: &Ports, language: Language) -> (State, crate::screen::Update, FormContext) {
        let state = State::new(language);
        let env = Env::new(ports.clock.wall(), ports.clock.monotonic(), [0; 128]);
        let (update, form) = (view(&state, &env), form(&state, &env));
        (state, update, form)
    }

    /// An actor that has not read its memory yet.
    pub fn new(
        ports: Ports,
        published: Arc<Published>,
        state: State,
        platform_jobs: Box<dyn Fn() + Send>,
    ) -> Self {
        let last_turn = (ports.clock.wall(), ports.clock.monotonic());
        Self {
            ports,
            published,
            platform_jobs,
            state,
            store: None,
            stored: Facts::default(),
            unchecked: None,
            portal_clock: PortalClock::new(0),
            last_turn,
            failure: None,
            to_send: Vec::new(),
            reports: Vec::new(),
        }
    }

    /// Asks for the queue to be tried, and for a report once it is empty, nothing of it is under way, or `limit` is
    /// over.
    pub fn run_queue(&mut self, limit: Duration, report: oneshot::Sender<QueueReport>) {
        self.reports.push((self.ports.clock.monotonic().saturating_add(limit), report));
        self.turn(Event::RunQueue);
    }

    /// The moment that [`Self::next_wake`] named has come.
    pub fn wake(&mut self) {
        let now = self.ports.clock.monotonic();
        if self.unchecked.is_some_and(|at| at <= now) {
            self.check_the_rest();
            // Where nothing was found, and nothing else is due, there is nothing to draw.
            if self.next_wake().is_none_or(|at| at > now) {
                return;
            }
        }
        self.turn(Event::Tick);
    }

    /// Does first what is due by now.
    pub fn catch_up(&mut self) {
        while self.next_wake().is_some_and(|at| at <= self.ports.clock.monotonic()) {
            self.wake();
        }
    }

    /// The requests that were made since this was asked last, in order.
    pub fn take_to_send(&mut self) -> Vec<Sent> {
        mem::take(&mut self.to_send)
    }

    /// When something is to be done by itself (monotonic); it may be past.
    pub fn next_wake(&self) -> Option<Duration> {
        // As of the last turn: a moment that has come since then was not seen by any turn and is due at once.
        let (now, monotonic) = self.last_turn;
        let env = Env::new(now, monotonic, [0; 128]);
        let deadline = self.reports.iter().map(|(deadline, _)| *deadline).min();
        let due = match self.failure {
            Some((_, over)) => seen_until(&self.state, &env).into_iter().chain([over]).min(),
            None => next_wake(&self.state, &env),
        };
        due.into_iter().chain(deadline).chain(self.unchecked).min()
    }

    fn env(&self, random: [u8; 128]) -> Env {
        let (wall, monotonic) = (self.ports.clock.wall(), self.ports.clock.monotonic());
        Env::new(self.portal_clock.now(wall, monotonic), monotonic, random)
    }

    /// A request is answered, or there will be no answer.
    pub fn answered(&mut self, token: u64, reply: Reply) {
        if let Some(portal_time) = reply.portal_time {
            let (wall, monotonic) = (self.ports.clock.wall(), self.ports.clock.monotonic());
            self.portal_clock.told(portal_time, wall, monotonic);
            self.keep_portal_time();
        }
        self.turn(Event::Answered { token, result: reply.result });
    }

    /// Something happened.
    pub fn happened(&mut self, event: Event) {
        if matches!(event, Event::Platform(PlatformEvent::ClockChanged)) {
            self.keep_portal_time();
        }
        self.turn(event);
    }

    /// Keeps how far the phone's clock is off, for the next start.
    fn keep_portal_time(&mut self) {
        let (wall, monotonic) = (self.ports.clock.wall(), self.ports.clock.monotonic());
        let known = self.state.facts.installation.portal_ahead_ms;
        if let Some(ahead_ms) = self.portal_clock.news(known, wall, monotonic) {
            self.turn(Event::PortalTime { ahead_ms });
        }
    }

    /// One turn. A draft changes nothing that has to be drawn but what the actions say, so nobody is told of another one.
    fn turn(&mut self, event: Event) {
        let (is_draft, is_tap) = (matches!(event, Event::Draft { .. }), matches!(event, Event::Intent(_)));
        let what = Unwritten::of(&event);
        let mut random = [0; 128];
        let filled = self.ports.rng.fill(&mut random);
        let env = self.env(random);
        self.last_turn = (env.now, env.monotonic);
        let step = match filled {
            Ok(()) => update(self.state.clone(), event, &env),
            Err(fault) => {
                tracing::error!(%fault, "an event could not be taken");
                return self.not_saved(false, what);
            }
        };
        let dropped = step.state.passing.dropped;
        if dropped > self.state.passing.dropped {
            tracing::debug!(dropped, "a tap came too late or twice");
        }
        let written = if is_tap && planted::is(Bug::ShownBeforeCommitted) {
            Ok(())
        } else {
            self.write(&step.state, &step.archived)
        };
        match written {
            Err(_) if planted::is(Bug::FailedWriteShownAsSaved) => {
                self.state = step.state;
                self.publish();
                self.carry_out(step.effects);
            }
            Ok(()) => {
                self.failure = None;
                let is_same_picture = step.state.passing.visit == self.state.passing.visit;
                self.state = step.state;
                let drafted = (is_draft && is_same_picture).then(|| view(&self.state, &self.env([0; 128])));
                match drafted.filter(|update| self.published.offers_the_same(update)) {
                    Some(update) => self.published.refresh(update),
                    None => self.publish(),
                }
                self.carry_out(step.effects);
            }
            Err(fault) => {
                tracing::error!(%fault, "a change could not be written");
                self.not_saved(fault == StoreFault::DiskFull, what);
            }
        }
    }

    /// The state stays as it was, and the screen says so. What this turn itself would write waits for the next.
    fn not_saved(&mut self, disk_full: bool, what: Unwritten) {
        let pause = self.failure.map_or(FIRST_PAUSE, |(pause, _)| (pause * 2).min(LONGEST_PAUSE));
        self.failure = Some((pause, self.ports.clock.monotonic().saturating_add(pause)));
        let mut random = [0; 128];
        // Without randomness only the jitter of a pause is missing.
        let _ = self.ports.rng.fill(&mut random);
        let step = update(self.state.clone(), Event::NotSaved { disk_full, what }, &self.env(random));
        self.state = step.state;
        if self.state.memory != Memory::Ready {
            // The screen has a way on of its own.
            self.failure = None;
        }
        self.publish();
    }

    fn write(&mut self, state: &State, archived: &[LedgerEntry]) -> Result<(), StoreFault> {
        // Of a memory that could not be taken over there are no facts: none is no reason to delete them.
        let Some(store) = self.store.as_mut().filter(|_| state.memory == Memory::Ready) else {
            return Ok(());
        };
        let changes = changes(&self.stored, &state.facts, archived)?;
        if !changes.is_empty() {
            store.commit(&changes)?;
        }
        self.stored = state.facts.clone();
        Ok(())
    }

    fn publish(&self) {
        let env = self.env([0; 128]);
        self.published.show(view(&self.state, &env), form(&self.state, &env));
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Send(sending) => self.send(sending),
                Effect::OpenStore => self.open(),
                Effect::SetStoreAside => {
                    self.store = None;
                    match self.ports.store.set_aside() {
                        Ok(()) => self.open(),
                        Err(fault) => self.open_failed(&fault),
                    }
                }
                Effect::ScheduleQueue => (self.platform_jobs)(),
                Effect::OpenEpoch => self.open_epoch(),
                Effect::ReadLedger => self.read_ledger(),
            }
        }
    }

    fn open_epoch(&mut self) {
        let Some(store) = self.store.as_mut() else { return };
        let opened = store.new_epoch();
        if let Err(fault) = &opened {
            tracing::warn!(%fault, "a new epoch could not be opened yet");
        }
        self.turn(Event::EpochTried { is_open: opened.is_ok() });
    }

    fn read_ledger(&mut self) {
        let Some(store) = self.store.as_mut() else { return };
        match store.archived().and_then(|rows| ledger_of(rows, self.stored.profiles.account)) {
            Ok(entries) => self.turn(Event::LedgerRead(entries)),
            Err(fault) => self.open_failed(&fault),
        }
    }

    fn send(&mut self, sending: Sending) {
        if planted::is(Bug::BodyLogged) {
            let body = sending.call.body();
            tracing::debug!(body = %String::from_utf8_lossy(body), "a request leaves");
        }
        self.to_send.push((
            sending.token,
            Outgoing {
                call: sending.call,
                key: sending.key,
                auth: sending.auth,
                language: self.state.language(),
                installation: self.state.facts.installation.id.clone(),
            },
        ));
    }

    /// Opens the phone's memory; comes first.
    pub fn open(&mut self) {
        self.store = None;
        let opened = self.ports.store.open().and_then(|mut store| {
            let facts = facts_of(store.load()?)?;
            Ok((store, facts))
        });
        match opened {
            Ok((store, facts)) => {
                self.store = Some(store);
                self.stored = facts.clone();
                self.unchecked = Some(self.ports.clock.monotonic().saturating_add(BEFORE_THE_REST));
                self.portal_clock = PortalClock::new(facts.installation.portal_ahead_ms);
                self.turn(Event::Opened(Box::new(facts)));
            }
            Err(fault) => self.open_failed(&fault),
        }
    }

    /// Looks at what opening has left out, so that damage there is found before somebody needs it.
    pub fn check_the_rest(&mut self) {
        if self.unchecked.take().is_some()
            && let Some(store) = self.store.as_mut()
            && let Err(fault) = store.check()
        {
            self.open_failed(&fault);
        }
    }

    fn open_failed(&mut self, fault: &StoreFault) {
        tracing::error!(%fault, "the store can't be opened");
        self.turn(Event::OpenFailed(match fault {
            StoreFault::KeyLost => Trouble::KeyLost,
            StoreFault::VaultRefused { .. } => Trouble::VaultRefused,
            StoreFault::Damaged { .. } | StoreFault::Foreign => Trouble::Damaged,
            StoreFault::TooNew { .. } => Trouble::TooNew,
            StoreFault::DiskFull => Trouble::DiskFull,
            StoreFault::Io { .. } | StoreFault::Sealing => Trouble::Unreadable,
        }));
    }

    /// Reports to those who wait for the queue: once it is empty, nothing of it is under way, or their time is up.
    /// Belongs after every event.
    pub fn report_on_queue(&mut self) {
        let passing = &self.state.passing;
        let is_idle = passing.lanes.values().all(|run| run.under_way.is_none())
            && passing.now.as_ref().is_none_or(|now| now.token.is_none());
        let waiting = u32::try_from(self.state.facts.outbox.items().len()).unwrap_or(u32::MAX);
        let now = self.ports.clock.monotonic();
        let (done, open): (Vec<_>, Vec<_>) =
            self.reports.drain(..).partition(|(deadline, _)| is_idle || waiting == 0 || *deadline <= now);
        self.reports = open;
        for (_, report) in done {
            // Who asked may have stopped waiting.
            let _ = report.send(QueueReport { waiting });
        }
    }
}
