//! A machine on a bench: its world moves by hand, its requests wait for the test to answer them, and after every turn
//! the rules that hold in any state are looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use jiff::Timestamp;

use super::{
    super::{
        Effect, Env, Event, Facts, LedgerEntry, LedgerEvent, Memory, Route, Sending, State, Typed, Unwritten,
        endpoints, fields::KINDS, next_wake, turn::Turn, update, view,
    },
    fake_portal::FakePortal,
    look,
};
use crate::{
    ports::{Rng as _, Row, RowChange},
    protocol::{
        Answer, Ask, Call, DataField, EndSession, FORM_DATA, Fault, OF_THE_PORTAL, Open, RefreshSession,
        Refusal, RefusalKind,
    },
    runtime::{changes, facts_of, rows_of},
    screen::{FieldValue, Intent, Language, Update},
    testing::{SeededRng, members},
};

/// When every test begins.
pub const START: &str = "2026-11-22T09:00:00Z";

/// The machine and its world.
pub struct Bench {
    pub state: State,
    pub now: Timestamp,
    pub monotonic: Duration,
    /// What was sent and not answered yet, first to last.
    pub under_way: Vec<Sending>,
    /// Everything that was ever sent.
    pub sent: Vec<Sending>,
    /// What else was to be done, in order.
    pub done: Vec<Effect>,
    pub portal: FakePortal,
    /// What the store keeps in its archive.
    pub archive: Vec<LedgerEntry>,
    /// The vault refuses whatever would open a new epoch.
    pub vault_refuses: bool,
    rng: SeededRng,
    bodies: BTreeMap<String, Call>,
}

impl Bench {
    /// A phone on which the app was started for the first time.
    pub fn new() -> Self {
        Self::of(Facts::default())
    }

    /// A phone that remembers these facts.
    pub fn of(facts: Facts) -> Self {
        Self::with_archive(facts, Vec::new())
    }

    /// A phone that remembers these facts and has this in its archive.
    pub fn with_archive(facts: Facts, archive: Vec<LedgerEntry>) -> Self {
        let mut bench = Self {
            state: State::new(Language::Ru),
            now: START.parse().unwrap(),
            monotonic: Duration::from_secs(1),
            under_way: Vec::new(),
            sent: Vec::new(),
            done: Vec::new(),
            portal: FakePortal::default(),
            archive,
            vault_refuses: false,
            rng: SeededRng::new(7),
            bodies: BTreeMap::new(),
        };
        bench.turn(Event::Opened(Box::new(facts)));
        bench
    }

    /// The process dies and starts anew; the portal has not noticed.
    pub fn restart(&mut self) {
        let facts = facts_of(rows(&self.state.facts)).unwrap();
        self.under_way.clear();
        self.state = State::new(self.state.system_language);
        self.turn(Event::Opened(Box::new(facts)));
    }

    pub fn env(&self) -> Env {
        let mut random = [0; 128];
        self.rng.fill(&mut random).unwrap();
        Env::new(self.now, self.monotonic, random)
    }

    /// One turn whose changes were written.
    pub fn turn(&mut self, event: Event) {
        let step = update(self.state.clone(), event, &self.env());
        let before = std::mem::replace(&mut self.state, step.state);
        self.archive(step.archived);
        self.carry_out(step.effects);
        self.check_rules(&before);
    }

    /// As the store does with a commit.
    fn archive(&mut self, archived: Vec<LedgerEntry>) {
        self.archive.extend(archived);
        let profiles = self.state.facts.profiles;
        self.archive.retain(|entry| [profiles.registration, profiles.account].contains(&entry.profile));
    }

    /// One turn whose changes could not be written: what it would have done is not done.
    pub fn turn_not_written(&mut self, event: Event, disk_full: bool) {
        let what = Unwritten::of(&event);
        let unwritten = update(self.state.clone(), event, &self.env());
        if changes(&self.state.facts, &unwritten.state.facts, &unwritten.archived).unwrap().is_empty() {
            // Nothing had to be written, so nothing failed.
            let before = std::mem::replace(&mut self.state, unwritten.state);
            self.carry_out(unwritten.effects);
            return self.check_rules(&before);
        }
        let step = update(self.state.clone(), Event::NotSaved { disk_full, what: what.clone() }, &self.env());
        let before = std::mem::replace(&mut self.state, step.state);
        assert!(step.effects.is_empty(), "a turn that can't be written sends {:?}", step.effects);
        assert_eq!(
            rows(&before.facts),
            rows(&self.state.facts),
            "a turn that can't be written changes facts"
        );
        if let Unwritten::Answer(token) = what {
            self.under_way.retain(|sending| sending.token != token);
        }
        self.check_rules(&before);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let sendings = effects.iter().filter(|effect| matches!(effect, Effect::Send(_))).count();
        assert!(sendings <= 4, "one turn sends {sendings} requests");
        let opens_epoch = effects.contains(&Effect::OpenEpoch);
        let reads_ledger = effects.contains(&Effect::ReadLedger);
        for effect in effects {
            match effect {
                Effect::Send(sending) => {
                    self.check_ledger(&sending);
                    if let Some(key) = &sending.key {
                        let same = &sending.call;
                        let first = self.bodies.entry(key.clone()).or_insert_with(|| same.clone());
                        assert!(first == same, "the key {key} is used for two requests");
                    }
                    self.sent.push(sending.clone());
                    self.under_way.push(sending);
                }
                other => self.done.push(other),
            }
        }
        if opens_epoch {
            self.turn(Event::EpochTried { is_open: !self.vault_refuses });
        }
        if reads_ledger {
            let account = self.state.facts.profiles.account;
            let own = self.archive.iter().filter(|entry| entry.profile == account);
            self.turn(Event::LedgerRead(own.cloned().collect()));
        }
    }

    /// Nothing of the person leaves that the ledger does not tell of.
    fn check_ledger(&self, sending: &Sending) {
        let body = sending.call.body();
        let body =
            if body.is_empty() { serde_json::Value::Null } else { serde_json::from_slice(body).unwrap() };
        let told =
            self.archive.iter().chain(self.state.facts.noted.values()).filter_map(|entry| {
                match &entry.what {
                    LedgerEvent::Sent { fields, .. } => Some(fields),
                    _ => None,
                }
            });
        let told: BTreeSet<_> = told.flatten().collect();
        let fields = endpoints().filter_map(|endpoint| endpoint.tells).flat_map(|told| told.fields);
        let is_of_form = told.iter().any(|name| KINDS.iter().any(|kind| kind.data() == name.as_str()));
        let is_told = |field: &&DataField| {
            told.iter().any(|name| *name == field.name) || (is_of_form && field.name == FORM_DATA)
        };
        let told: BTreeSet<_> = fields.filter(is_told).flat_map(|field| field.members).copied().collect();
        for member in members(&body) {
            assert!(
                told.contains(member.as_str()) || OF_THE_PORTAL.contains(&member.as_str()),
                "{member} leaves with {:?}, and the ledger does not tell",
                sending.call
            );
        }
    }

    /// What holds in any state.
    fn check_rules(&self, before: &State) {
        let (passing, seen) = (&self.state.passing, self.look());
        let text = || format!("{}\nnow {:?}\nqueue {:?}", seen.to_text(), passing.now, passing.lanes);
        assert!(passing.visit >= before.passing.visit, "the visit went back");
        let moved = self.state.facts.route() != before.facts.route() && before.memory == Memory::Ready;
        assert!(
            !moved || passing.visit > before.passing.visit,
            "another screen with the same visit: {}",
            text()
        );
        assert_eq!(seen.stack.last(), Some(&seen.top.key), "the stack does not end with the screen");
        let is_under_way = |token| self.under_way.iter().any(|sending| sending.token == token);
        if let Some(token) = passing.now.as_ref().and_then(|now| now.token) {
            assert!(is_under_way(token), "the screen waits for a request that was never sent: {}", text());
        }
        for (token, _) in passing.lanes.values().filter_map(|run| run.under_way) {
            assert!(is_under_way(token), "the queue waits for a request that was never sent: {}", text());
        }
        assert!(self.has_way_on(&seen), "no way on: {}", text());
        if before.facts != self.state.facts {
            let expected = rows(&self.state.facts);
            assert!(
                facts_of(expected.clone()).unwrap() == self.state.facts,
                "facts are not what their rows say"
            );
            let changes = changes(&before.facts, &self.state.facts, &[]).unwrap();
            assert_eq!(after(rows(&before.facts), changes), expected, "the changes lead to other rows");
        }
    }

    /// Something to tap besides «Назад», something that is being tried, or something that ends by itself.
    fn has_way_on(&self, seen: &Update) -> bool {
        let can_tap =
            look::actions(seen).iter().any(|action| action.countdown.is_none() && action.id != "back");
        let is_waiting = look::actions(seen).iter().any(|action| action.countdown.is_some());
        let is_tried = self.state.passing.now.is_some()
            || self.state.passing.lanes.values().any(|run| run.under_way.is_some());
        let will_be_tried = next_wake(&self.state, &self.env()).is_some();
        let is_read = seen.top.key == "ledger" && seen.top.back.is_some();
        let is_goal = seen.top.key == "home" && self.state.facts.account.is_some();
        can_tap
            || is_waiting
            || is_tried
            || will_be_tried
            || is_goal
            || is_read
            || self.state.memory == Memory::Opening
    }

    /// What is shown now.
    pub fn look(&self) -> Update {
        view(&self.state, &self.env())
    }

    /// The code of what stands in the way on the screen.
    pub fn problem(&self) -> Option<&'static str> {
        self.state.passing.problem.as_ref().map(|met| met.problem.code)
    }

    /// The draft of a field.
    pub fn drafted(&self, route: &str, field: &str) -> Option<&str> {
        self.state.facts.draft(&Route::stored(route), field)
    }

    /// The screen's key.
    pub fn key(&self) -> String {
        self.look().top.key
    }

    /// A tap as the person means it: an action of the screen that is shown, with these texts in its fields.
    pub fn tap(&mut self, action: &str, values: &[(&str, &str)]) {
        let seen = self.look();
        assert!(look::action(&seen, action).is_some(), "no {action} on\n{}", seen.to_text());
        let dropped = self.state.passing.dropped;
        self.tap_at(seen.top.visit, action, values);
        assert_eq!(self.state.passing.dropped, dropped, "{action} was dropped on\n{}", seen.to_text());
    }

    /// A tap made for the picture of that visit.
    pub fn tap_at(&mut self, visit: u64, action: &str, values: &[(&str, &str)]) {
        let values = values
            .iter()
            .map(|(field, text)| FieldValue { field: (*field).to_owned(), text: (*text).to_owned() })
            .collect();
        self.turn(Event::Intent(Intent { visit, action: action.to_owned(), values }));
    }

    /// A request that the screen waits for, as a journey asks it.
    pub fn ask(&mut self, ask: &impl Ask) {
        self.as_journey(|turn| turn.ask(ask, None));
    }

    /// A request that shall reach the portal whatever happens, as a journey queues it.
    pub fn enqueue(&mut self, ask: &impl Ask<Secrecy = Open>) {
        self.as_journey(|turn| turn.enqueue(ask));
    }

    fn as_journey(&mut self, act: impl FnOnce(&mut Turn<'_>)) {
        let env = self.env();
        let mut turn = Turn { state: &mut self.state, env: &env, effects: Vec::new(), archived: Vec::new() };
        act(&mut turn);
        let Turn { effects, archived, .. } = turn;
        self.archive(archived);
        self.carry_out(effects);
    }

    /// Text that stands in a field of the screen.
    pub fn draft(&mut self, field: &str, text: &str) {
        let key = self.key();
        self.turn(Event::Draft { key, field: field.to_owned(), text: Typed(text.to_owned()) });
    }

    /// Takes the oldest request of a kind that is under way.
    pub fn take(&mut self, is_wanted: impl Fn(&Call) -> bool) -> Option<Sending> {
        let at = self.under_way.iter().position(|sending| is_wanted(&sending.call))?;
        Some(self.under_way.remove(at))
    }

    /// Answers a request that was taken.
    pub fn answer(&mut self, sending: &Sending, result: Result<Answer, Fault>) {
        self.under_way.retain(|other| other.token != sending.token);
        self.turn(Event::Answered { token: sending.token, result });
    }

    /// Refuses the request that is under way and is no mere look-up.
    pub fn refuse(&mut self, refusal: Refusal) {
        let sending = self.take(is_change).expect("a request that changes something is under way");
        self.answer(&sending, Err(Fault::from(refusal)));
    }

    /// Refuses with a kind and nothing more.
    pub fn refuse_with(&mut self, kind: RefusalKind) {
        self.refuse(Refusal::of(kind));
    }

    /// The portal answers everything, until nothing is under way.
    pub fn settle(&mut self) {
        for _ in 0..40 {
            let Some(sending) = self.under_way.first().cloned() else { return };
            let result = self.portal.carry_out(&sending.call, self.now);
            self.answer(&sending, result);
        }
        panic!("requests never end: {:?}", self.sent.iter().rev().take(5).collect::<Vec<_>>());
    }

    /// Everything that is under way fails.
    pub fn fail(&mut self, fault: &Fault) {
        for sending in self.under_way.clone() {
            self.answer(&sending, Err(fault.clone()));
        }
    }

    /// Time passes, with a turn at each moment the machine asked for.
    pub fn pass(&mut self, time: Duration) {
        let end = self.monotonic.saturating_add(time);
        for _ in 0..2_000 {
            let due = next_wake(&self.state, &self.env()).filter(|due| *due <= end);
            let Some(due) = due else {
                self.move_to(end);
                return;
            };
            // A timer never rings early, and real ones ring a little late.
            self.move_to(due.max(self.monotonic));
            self.turn(Event::Tick);
        }
        panic!("the machine wakes without end at {:?}\n{}", self.monotonic, self.look().to_text());
    }

    /// The next moment the machine asked for comes, and what follows from it can't be written.
    pub fn wake_not_written(&mut self, disk_full: bool) {
        if let Some(due) = next_wake(&self.state, &self.env()).filter(|due| *due < Duration::MAX) {
            self.move_to(due.max(self.monotonic));
            self.turn_not_written(Event::Tick, disk_full);
        }
    }

    /// Time passes without anybody noticing.
    pub fn sleep(&mut self, time: Duration) {
        self.move_to(self.monotonic.saturating_add(time));
    }

    fn move_to(&mut self, monotonic: Duration) {
        let passed = monotonic.saturating_sub(self.monotonic);
        self.monotonic = monotonic;
        self.now = self.now.saturating_add(passed).unwrap_or(self.now);
    }
}

fn rows(facts: &Facts) -> Vec<Row> {
    rows_of(facts).unwrap()
}

/// The rows that changes lead to.
fn after(rows: Vec<Row>, changes: Vec<RowChange>) -> Vec<Row> {
    let mut rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.key, row.value)).collect();
    for change in changes {
        match change {
            RowChange::Put { key, value } => drop(rows.insert(key, value)),
            RowChange::Delete { key } => drop(rows.remove(&key)),
            RowChange::DeleteProfile { profile } => rows.retain(|key, _| key.profile != profile),
        }
    }
    rows.into_iter().map(|(key, value)| Row { key, value }).collect()
}

/// Whether a request changes something on the portal but how long a session lasts.
pub fn is_change(call: &Call) -> bool {
    !call.endpoint.is_reading() && !call.is::<RefreshSession>() && !call.is::<EndSession>()
}
