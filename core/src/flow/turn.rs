//! One turn of the machine: the state being changed, and the effects gathered on the way.

use std::{collections::BTreeMap, mem, time::Duration};

use super::{
    check::Check,
    event::{Effect, Env, Sending, until},
    facts::{Facts, OpenRequest},
    ledger::{LedgerEntry, LedgerEvent},
    phrase::Phrase,
    problem::Met,
    route::Route,
    state::{LaneRun, Memory, NoticeShown, Now, Over, Passing, State, Upkeep},
};
use crate::{
    outbox::{Queued, pause_before_try},
    planted::{self, Bug},
    protocol::{Ask, Auth, Call, Endpoint, Fault, FetchDirectory, Open, Refusal, Request, Scope},
    screen::{Tone, Transition},
    words::Key,
};

/// A state on its way to the next.
pub(super) struct Turn<'a> {
    pub state: &'a mut State,
    pub env: &'a Env,
    pub effects: Vec<Effect>,
    /// What is new in the archive.
    pub archived: Vec<LedgerEntry>,
}

impl Turn<'_> {
    /// An action was accepted: taps made for the picture before it no longer count.
    pub fn accept(&mut self) {
        let passing = &mut self.state.passing;
        passing.visit += 1;
        passing.transition = Some(Transition::None);
        passing.faults.clear();
        passing.focus = None;
        passing.problem = None;
        passing.notice = None;
        passing.check = None;
        passing.again = None;
    }

    /// Goes deeper.
    pub fn go(&mut self, route: Route) {
        self.state.facts.routes.push(route);
        self.arrive(Transition::Push);
    }

    /// Goes to another place: nothing to go back to but what is given.
    pub fn start_at(&mut self, routes: &[Route]) {
        self.state.facts.routes = routes.to_vec();
        self.arrive(Transition::Replace);
    }

    /// Goes back one screen; gives up a request that the screen was still trying.
    pub fn back(&mut self) {
        self.settle();
        self.state.facts.routes.pop();
        self.arrive(Transition::Pop);
    }

    fn arrive(&mut self, transition: Transition) {
        let passing = &mut self.state.passing;
        passing.arrived_at = Some(self.env.now);
        passing.visit += 1;
        passing.transition = Some(transition);
        passing.faults.clear();
        passing.focus = None;
        passing.problem = None;
        passing.overlay = None;
        passing.check = None;
        passing.again = None;
    }

    /// Sends a request that the screen waits for. The same request that is still being tried keeps its key, and a try
    /// of it that is under way is the one whose answer is waited for.
    pub fn ask(&mut self, ask: &impl Ask, action: Option<&'static str>) {
        self.ask_saying(ask, action, Key::BusySending);
    }

    /// The same with words of its own for the time until the first answer.
    pub fn ask_saying(&mut self, ask: &impl Ask, action: Option<&'static str>, busy: Key) {
        let call = Call::of(ask);
        // What the portal would tell of the time before this request would undo what it changes.
        let scope = call.endpoint.scope;
        self.forget_behind(|other| other.endpoint.scope == scope && other.endpoint.is_reading());
        let (key, token) = match self.state.passing.now.take() {
            Some(now) if now.call == call => (now.key, now.token),
            _ => {
                self.note_sent(scope, ask);
                (self.env.uuid(), None)
            }
        };
        let open = call.request().map(|request| OpenRequest { key: key.clone(), request: request.clone() });
        self.state.facts.open_request = open;
        self.state.passing.now =
            Some(Now { token, key, call, action, busy, failures: 0, retry_at: Duration::ZERO, fault: None });
        if self.state.holds_now()
            && let Some(before) = self.state.passing.lanes.get_mut(&scope)
        {
            // What goes before it is tried at once as well, for nothing else leads on.
            before.retry_at = Duration::ZERO;
        }
        self.try_now();
    }

    /// Sends the awaited request, if no try of it is under way, the portal does not ask to wait, and what it is judged by does
    /// not wait in the queue.
    pub fn try_now(&mut self) {
        if !self.state.holds_now() {
            self.send_now();
        }
    }

    /// The same whatever waits in the queue.
    pub fn send_now(&mut self) {
        let Some(now) = self.state.passing.now.as_ref().filter(|now| now.token.is_none()) else { return };
        if let Some(wait) = self.wait(now.call.endpoint) {
            let retry_at = self.env.monotonic.saturating_add(wait);
            if let Some(now) = &mut self.state.passing.now {
                now.retry_at = retry_at;
                now.fault = Some(Fault::TooManyRequests { retry_after: Some(wait) });
            }
            return;
        }
        let (call, key) = (now.call.clone(), now.key.clone());
        let token = self.send(call, Some(key));
        if let Some(now) = &mut self.state.passing.now {
            now.token = Some(token);
        }
    }

    /// How long the portal has asked to wait before such a request; none where it may leave.
    pub fn wait(&self, endpoint: &Endpoint) -> Option<Duration> {
        let to = self.state.facts.installation.waits.until(endpoint)?;
        self.env.is_paused_until(to).then(|| until(self.env.now, to))
    }

    /// Keeps the wait that the portal named when it was asked this, if it named one.
    pub fn keep_wait(&mut self, endpoint: &Endpoint, fault: &Fault) {
        let until = fault.named_wait().and_then(|wait| self.env.now.checked_add(wait).ok());
        if let Some(until) = until {
            let waits = &mut self.state.facts.installation.waits;
            waits.forget(|until| !self.env.is_paused_until(until));
            waits.keep(endpoint, until);
        }
    }

    /// The awaited request is answered for good, or is given up.
    pub fn settle(&mut self) {
        self.state.passing.now = None;
        self.state.facts.open_request = None;
    }

    /// A try of the awaited request failed in passing: it is tried again by itself.
    pub fn postpone_now(&mut self, fault: Fault) {
        let pause = fault.retry_after();
        self.pause_now(pause);
        if let Some(now) = &mut self.state.passing.now {
            now.fault = Some(fault);
        }
    }

    /// The awaited request's next try comes after a pause, not shorter than `at_least`; no fault of the way to the
    /// portal is the reason.
    pub fn pause_now(&mut self, at_least: Option<Duration>) {
        let (random, monotonic) = (self.env.number(), self.env.monotonic);
        if let Some(now) = &mut self.state.passing.now {
            now.token = None;
            now.failures += 1;
            now.retry_at = monotonic.saturating_add(pause_before_try(now.failures, random, at_least));
            now.fault = None;
        }
    }

    /// Puts a request into the queue.
    pub fn enqueue<A: Ask<Secrecy = Open>>(&mut self, ask: &A) {
        let number = self.next_number();
        self.note_sent(A::AT.scope, ask);
        self.state.facts.outbox.put(number, self.env.uuid(), Request::of(ask), A::AT.replaces_older);
        self.effects.push(Effect::ScheduleQueue);
    }

    /// Gives a queued request another key, for the portal has refused it under the one it has.
    pub fn renew(&mut self, number: u64) {
        let key = self.env.uuid();
        self.state.facts.outbox.renew(number, key);
    }

    fn next_number(&mut self) -> u64 {
        let next = &mut self.state.facts.installation.next_number;
        *next += 1;
        *next - 1
    }

    /// Adds what a request tells of the person to the ledger of a scope.
    fn note_sent<A: Ask>(&mut self, scope: Scope, ask: &A) {
        if let Some(told) = &A::AT.tells {
            self.note(scope, LedgerEvent::sent(told, &ask.data()));
        }
    }

    /// Adds what happened in a scope to the ledger.
    pub fn note(&mut self, scope: Scope, what: LedgerEvent) {
        if planted::is(Bug::LedgerForgotten) {
            return;
        }
        let number = self.next_number();
        let facts = &mut self.state.facts;
        let profile = facts.profile_of(scope.into());
        note(facts, &mut self.archived, LedgerEntry { number, profile, at: self.env.now, what });
    }

    /// What was noted for nobody is the profile's from now on, if there is one.
    pub fn own_noted(&mut self, profile: Option<u32>) {
        let facts = &mut self.state.facts;
        for (_, entry) in mem::take(&mut facts.noted) {
            let profile = profile.filter(|_| entry.profile == 0).unwrap_or(entry.profile);
            note(facts, &mut self.archived, LedgerEntry { profile, ..entry });
        }
    }

    /// Empties a lane of the queue; an answer to one of its requests that is still on its way finds nobody.
    pub fn unqueue(&mut self, lane: Scope) {
        self.unqueue_such(lane, |_| true);
    }

    /// The same with such requests of the lane alone.
    pub fn unqueue_such(&mut self, lane: Scope, is_such: impl Fn(&Queued) -> bool) {
        let such = self.state.facts.outbox.lane(lane).filter(|item| is_such(item));
        for number in such.map(|item| item.number).collect::<Vec<_>>() {
            self.state.facts.outbox.remove(number);
        }
        let is_there = |number| self.state.facts.outbox.get(number).is_some();
        self.state.passing.lanes.retain(|_, run| run.under_way.is_none_or(|(_, number)| is_there(number)));
    }

    /// Sends a lane's first request, unless the portal asks to wait.
    pub fn send_queued(&mut self, lane: Scope, first: Queued, endpoint: &'static Endpoint) {
        if let Some(wait) = self.wait(endpoint) {
            let run = self.state.passing.lanes.entry(lane).or_default();
            run.retry_at = self.env.monotonic.saturating_add(wait);
            run.fault = Some(Fault::TooManyRequests { retry_after: Some(wait) });
            return;
        }
        let Queued { number, key, request, .. } = first;
        let token = self.send(Call::stored(endpoint, request), Some(key));
        self.state.facts.outbox.leave(number);
        self.state.passing.lanes.entry(lane).or_default().under_way = Some((token, number));
    }

    /// A try of a lane's first request failed in passing.
    pub fn postpone_lane(&mut self, lane: Scope, fault: Fault) {
        let pause = fault.retry_after();
        self.pause_lane(lane, pause).fault = Some(fault);
    }

    /// A lane's next try comes after a pause, not shorter than `at_least`; no fault of the way to the portal is the
    /// reason.
    pub fn pause_lane(&mut self, lane: Scope, at_least: Option<Duration>) -> &mut LaneRun {
        let (random, monotonic) = (self.env.number(), self.env.monotonic);
        let run = self.state.passing.lanes.entry(lane).or_default();
        run.under_way = None;
        run.failures += 1;
        run.retry_at = monotonic.saturating_add(pause_before_try(run.failures, random, at_least));
        run.fault = None;
        run
    }

    /// A lane's first request is answered for good.
    pub fn lane_went_on(&mut self, lane: Scope) {
        self.state.passing.lanes.remove(&lane);
    }

    /// Neither this phone nor the person knows a way to mend what was refused: the reason is shown, and it is tried again
    /// much later or when the person wants it.
    pub fn wedge(&mut self, item: &Queued, refusal: &Refusal) {
        self.renew(item.number);
        self.pause_lane(item.request.scope, Some(Duration::from_mins(5)));
        self.say_unknown(refusal);
    }

    /// Whatever waits for its next try is tried in this turn.
    pub fn retry_all(&mut self) {
        let passing = &mut self.state.passing;
        let upkeeps = [&mut passing.refresh, &mut passing.ending, &mut passing.epoch];
        let retry_at = upkeeps.into_iter().map(|upkeep| &mut upkeep.retry_at);
        for retry_at in retry_at.chain(passing.lanes.values_mut().map(|run| &mut run.retry_at)) {
            *retry_at = Duration::ZERO;
        }
        self.try_now();
    }

    /// What is done behind the screens waits because the portal asks to; false where it does not.
    pub fn hold(&mut self, endpoint: &Endpoint, what: impl Fn(&mut Passing) -> &mut Upkeep) -> bool {
        let Some(wait) = self.wait(endpoint) else { return false };
        what(&mut self.state.passing).retry_at = self.env.monotonic.saturating_add(wait);
        true
    }

    /// Sends a change that no screen waits for; its answer goes to the journey whose it is.
    pub fn change(&mut self, ask: &impl Ask, key: String) {
        self.send_behind(Call::of(ask), Some(key));
    }

    /// What is done behind the screens failed in passing: it is tried again later, not before the portal asks for it.
    pub fn postpone(&mut self, what: impl Fn(&mut Passing) -> &mut Upkeep, at_least: Option<Duration>) {
        let (random, monotonic) = (self.env.number(), self.env.monotonic);
        let upkeep = what(&mut self.state.passing);
        upkeep.is_under_way = false;
        upkeep.failures += 1;
        upkeep.retry_at = monotonic.saturating_add(pause_before_try(upkeep.failures, random, at_least));
    }

    /// Reads something that no screen waits for; its answer goes to the journey whose it is. It is not read while the
    /// portal asks to wait: the next occasion reads it.
    pub fn read(&mut self, ask: &impl Ask) {
        self.send_reading(Call::of(ask));
    }

    /// Reads a list to choose from on a screen of that scope; false while the portal asks to wait. What names the list may be
    /// what the person typed, so the ledger tells of it.
    pub fn look_in_directory(&mut self, scope: Scope, ask: &FetchDirectory) -> bool {
        if self.wait(FetchDirectory::AT).is_some() {
            return false;
        }
        self.note_sent(scope, ask);
        self.read(ask);
        true
    }

    /// The same with a call that is there already.
    pub fn send_reading(&mut self, call: Call) {
        if self.wait(call.endpoint).is_none() {
            self.send_behind(call, None);
        }
    }

    fn send_behind(&mut self, call: Call, key: Option<String>) {
        let token = self.send(call.clone(), key);
        self.state.passing.behind.insert(token, call);
    }

    /// Something of a scope was changed on the portal: what is being read of it may tell of the time before, so it is
    /// read anew.
    pub fn read_again(&mut self, scope: Scope) {
        let behind = mem::take(&mut self.state.passing.behind);
        let (outdated, kept): (BTreeMap<_, _>, _) = behind
            .into_iter()
            .partition(|(_, call)| call.endpoint.scope == scope && call.endpoint.is_reading());
        self.state.passing.behind = kept;
        for call in outdated.into_values() {
            self.send_reading(call);
        }
    }

    /// Answers to such requests, asked behind the screens, find nobody any more.
    pub fn forget_behind(&mut self, is_such: impl Fn(&Call) -> bool) {
        self.state.passing.behind.retain(|_, call| !is_such(call));
    }

    /// Finds fault with a field; the first faulty one gets the focus.
    pub fn refuse(&mut self, field: &str, fault: impl Into<Phrase>) {
        self.state.passing.faults.insert(field.to_owned(), fault.into());
        self.state.passing.focus.get_or_insert_with(|| field.to_owned());
    }

    /// Says what stands in the way on this screen.
    pub fn say(&mut self, problem: impl Into<Met>) {
        if planted::is(Bug::DraftLostToBanner)
            && let Some(shown) = self.state.facts.route().cloned()
        {
            self.state.facts.forget_drafts(&shown);
        }
        self.state.passing.problem = Some(problem.into());
    }

    /// Says that the portal refuses for a reason that this version does not know.
    pub fn say_unknown(&mut self, refusal: &Refusal) {
        self.say(Met::unknown(refusal.kind.slug()));
    }

    /// Shows a message that goes by itself.
    pub fn notify(&mut self, text: impl Into<Phrase>, tone: Tone) {
        self.state.passing.notices += 1;
        let id = self.state.passing.notices;
        self.state.passing.notice = Some(NoticeShown { id, text: text.into(), tone });
    }

    /// Says what «Проверить связь» came to, once everything that was tried is answered and it was seen; `moving` are the
    /// lanes whose first request may leave. Where the portal was reached, the screen says so itself.
    pub fn conclude_check(&mut self, moving: &[Scope]) {
        let (passing, monotonic) = (&mut self.state.passing, self.env.monotonic);
        let is_trying = passing.is_trying();
        // A wait that the portal named runs down where the tap was.
        let is_held_up = passing.held_up(moving).is_some_and(|(fault, _)| fault.named_wait().is_none());
        let is_over = |check: &mut Check| check.is_over(is_trying, is_held_up, monotonic);
        if passing.check.take_if(is_over).is_none() || !is_held_up {
            return;
        }
        let Some((fault, retry_at)) = passing.held_up(moving) else { return };
        let key = if *fault == Fault::NoLink { Key::NoticeStillNoLink } else { Key::NoticeStillNotSent };
        let left = retry_at.saturating_sub(monotonic);
        self.notify(Phrase::from(key).with_time("time", left), Tone::Info);
    }

    /// Says that what was done once more has come to the same, once it was seen to be done.
    pub fn conclude_again(&mut self) {
        let is_opening = self.state.memory == Memory::Opening;
        let monotonic = self.env.monotonic;
        let over = self.state.passing.again.take_if(|again| again.is_over(is_opening, monotonic));
        let is_in_trouble = |trouble| self.state.memory == Memory::Trouble(trouble);
        if let Some(again) = over
            && again.trouble.map_or(self.state.passing.problem.is_some(), is_in_trouble)
        {
            self.notify(again.says, Tone::Warning);
        }
    }

    /// Shows what lies over the screen.
    pub fn open_over(&mut self, over: Over) {
        self.state.passing.overlay = Some(over);
        self.state.passing.visit += 1;
        self.state.passing.transition = None;
    }

    /// Closes what lies over the screen; false where nothing does.
    pub fn close_over(&mut self) -> bool {
        let was_open = self.state.passing.overlay.take().is_some();
        self.state.passing.visit += u64::from(was_open);
        was_open
    }

    fn send(&mut self, call: Call, key: Option<String>) -> u64 {
        let key = if planted::is(Bug::KeyMadeAtSending) { key.map(|_| self.env.uuid()) } else { key };
        self.state.passing.last_token += 1;
        let token = self.state.passing.last_token;
        let auth = self.auth(&call);
        self.effects.push(Effect::Send(Sending { token, call, key, auth }));
        token
    }

    fn auth(&self, call: &Call) -> Auth {
        let secret = match call.endpoint.scope {
            Scope::Account => self.state.passing.access_token.clone(),
            // What begins a registration or a sign-in finds no credentials yet.
            scope => self.state.facts.credentials(scope).map(|credentials| credentials.secret.clone()),
        };
        secret.map_or(Auth::None, Auth::Bearer)
    }
}

/// An entry of the ledger goes into the archive as soon as it is somebody's.
fn note(facts: &mut Facts, archived: &mut Vec<LedgerEntry>, entry: LedgerEntry) {
    if entry.profile == 0 {
        facts.noted.insert(entry.number, entry);
    } else {
        archived.push(entry);
    }
}
