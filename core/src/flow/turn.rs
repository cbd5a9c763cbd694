//! One turn of the machine: the state being changed, and the effects gathered on the way.

use std::time::Duration;

use super::{
    Credentials, Effect, Env, LaneRun, LedgerEntry, Now, OpenRequest, Passing, Problem, Route, Sending,
    State, Upkeep,
};
use crate::{
    outbox::{Queued, pause_before_try},
    planted::{self, Bug},
    protocol::{Auth, Call, Fault, Refusal, Request, Scope, wire},
    screen::Transition,
};

/// A state on its way to the next.
pub(super) struct Turn<'a> {
    pub state: &'a mut State,
    pub env: &'a Env,
    pub effects: Vec<Effect>,
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
        self.give_up();
        self.state.facts.routes.pop();
        self.arrive(Transition::Pop);
    }

    fn arrive(&mut self, transition: Transition) {
        let passing = &mut self.state.passing;
        passing.visit += 1;
        passing.transition = Some(transition);
        passing.faults.clear();
        passing.focus = None;
        passing.problem = None;
        passing.overlay = None;
    }

    /// Sends a request that the screen waits for. The same request that is still being tried keeps its key, and a try
    /// of it that is under way is the one whose answer is waited for.
    pub fn ask(&mut self, call: Call, action: Option<&'static str>) {
        // What the portal would tell of the time before this request would undo what it changes.
        self.state.passing.status_token = None;
        let (key, body, token) = match self.state.passing.now.take() {
            Some(now) if now.call == call => (now.key, now.body, now.token),
            _ => {
                self.note_in_ledger(&call);
                let body = match &call {
                    Call::Open(request) => wire::encode_request(request).body,
                    Call::Secret(_) => None,
                };
                (self.env.uuid(), body, None)
            }
        };
        self.state.facts.open_request = match &call {
            Call::Open(request) => {
                Some(OpenRequest { key: key.clone(), request: request.clone(), body: body.clone() })
            }
            Call::Secret(_) => None,
        };
        self.state.passing.now =
            Some(Now { token, key, call, body, action, failures: 0, retry_at: Duration::ZERO, fault: None });
        self.try_now();
    }

    /// Sends the awaited request, if no try of it is under way.
    pub fn try_now(&mut self) {
        let Some(now) = self.state.passing.now.as_ref().filter(|now| now.token.is_none()) else { return };
        let (call, body, key) = (now.call.clone(), now.body.clone(), now.key.clone());
        let token = self.send(call, body, Some(key));
        if let Some(now) = &mut self.state.passing.now {
            now.token = Some(token);
        }
    }

    /// The awaited request is answered for good.
    pub fn settle(&mut self) {
        self.state.passing.now = None;
        self.state.facts.open_request = None;
    }

    /// Stops trying the awaited request.
    pub fn give_up(&mut self) {
        self.settle();
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
    pub fn enqueue(&mut self, request: Request) {
        let facts = &mut self.state.facts;
        let number = facts.installation.next_number;
        facts.installation.next_number += 1;
        self.note_in_ledger(&Call::Open(request.clone()));
        self.state.facts.outbox.put(number, self.env.uuid(), request);
        self.effects.push(Effect::ScheduleQueue);
    }

    /// Gives a queued request another key, for the portal has refused it under the one it has.
    pub fn renew(&mut self, number: u64) {
        let key = self.env.uuid();
        self.state.facts.outbox.renew(number, key);
    }

    /// Adds what a call tells of the person to the ledger.
    fn note_in_ledger(&mut self, call: &Call) {
        if planted::is(Bug::LedgerForgotten) {
            return;
        }
        let facts = &mut self.state.facts;
        let profile = facts.profile_of(call.scope());
        for what in super::ledger::told_by(call) {
            let number = facts.installation.next_number;
            facts.installation.next_number += 1;
            facts.ledger.push(LedgerEntry { number, profile, at: self.env.now, what });
        }
    }

    /// Empties a lane of the queue; an answer to one of its requests that is still on its way finds nobody.
    pub fn unqueue(&mut self, lane: Scope) {
        self.state.facts.outbox.retain(|item| item.request.scope() != lane);
        let is_there = |number| self.state.facts.outbox.items().iter().any(|item| item.number == number);
        self.state.passing.lanes.retain(|_, run| run.under_way.is_none_or(|(_, number)| is_there(number)));
    }

    /// Sends the first request of each lane that may go now.
    pub fn pump(&mut self) {
        let due: Vec<_> = super::journeys::next_to_leave(self.state, self.env)
            .filter(|(lane, _)| self.state.passing.lane(*lane).retry_at <= self.env.monotonic)
            .map(|(lane, first)| (lane, first.clone()))
            .collect();
        for (lane, Queued { number, key, request, body, .. }) in due {
            let token = self.send(Call::Open(request), Some(body), Some(key));
            self.state.facts.outbox.leave(number);
            self.state.passing.lanes.entry(lane).or_default().under_way = Some((token, number));
        }
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
        self.pause_lane(item.request.scope(), Some(Duration::from_mins(5)));
        self.say(Problem::Unknown { slug: refusal.kind.slug() });
    }

    /// Whatever waits for its next try is tried now.
    pub fn retry_all(&mut self) {
        let passing = &mut self.state.passing;
        let upkeeps = [&mut passing.refresh, &mut passing.ending, &mut passing.epoch];
        let retry_at = upkeeps.into_iter().map(|upkeep| &mut upkeep.retry_at);
        for retry_at in retry_at.chain(passing.lanes.values_mut().map(|run| &mut run.retry_at)) {
            *retry_at = Duration::ZERO;
        }
        self.try_now();
        self.pump();
    }

    /// Sends a change that no screen waits for; the token comes back.
    pub fn change(&mut self, call: Call, key: String) -> u64 {
        self.send(call, None, Some(key))
    }

    /// What is done behind the screens failed in passing: it is tried again later, not before the portal asks for it.
    pub fn postpone(&mut self, what: impl Fn(&mut Passing) -> &mut Upkeep, at_least: Option<Duration>) {
        let (random, monotonic) = (self.env.number(), self.env.monotonic);
        let upkeep = what(&mut self.state.passing);
        upkeep.token = None;
        upkeep.failures += 1;
        upkeep.retry_at = monotonic.saturating_add(pause_before_try(upkeep.failures, random, at_least));
    }

    /// Reads something that no screen waits for; the token comes back.
    pub fn read(&mut self, call: Call) -> u64 {
        self.send(call, None, None)
    }

    /// The answer of a read that nobody waits for could not be kept: it may be read again.
    pub fn forget_read(&mut self, token: u64) {
        let passing = &mut self.state.passing;
        let reads = [&mut passing.settings_token, &mut passing.account_token, &mut passing.status_token];
        for read in reads {
            read.take_if(|of| *of == token);
        }
    }

    /// Finds fault with a field; the first faulty one gets the focus.
    pub fn refuse(&mut self, field: &str, fault: super::FieldFault) {
        self.state.passing.faults.insert(field.to_owned(), fault);
        self.state.passing.focus.get_or_insert_with(|| field.to_owned());
    }

    /// Says what stands in the way on this screen.
    pub fn say(&mut self, problem: Problem) {
        if planted::is(Bug::DraftLostToBanner) {
            let shown = self.state.facts.route();
            self.state.facts.forget_drafts(|route| route == shown);
        }
        self.state.passing.problem = Some(problem);
    }

    /// Shows a message that goes by itself.
    pub fn notify(&mut self, words: super::NoticeWords) {
        self.state.passing.notices += 1;
        self.state.passing.notice = Some((self.state.passing.notices, words));
    }

    fn send(&mut self, call: Call, body: Option<Vec<u8>>, key: Option<String>) -> u64 {
        let key = if planted::is(Bug::KeyMadeAtSending) { key.map(|_| self.env.uuid()) } else { key };
        self.state.passing.last_token += 1;
        let token = self.state.passing.last_token;
        let auth = self.auth(&call);
        self.effects.push(Effect::Send(Sending { token, call, body, key, auth }));
        token
    }

    fn auth(&self, call: &Call) -> Auth {
        let of_credentials =
            |credentials: Option<&Credentials>| credentials.map(|credentials| credentials.secret.clone());
        let secret = match call.scope() {
            Scope::Installation => None,
            Scope::Account => self.state.passing.access_token.clone(),
            // What begins either finds no credentials yet.
            Scope::SignIn => {
                let sign_in = self.state.facts.sign_in.as_ref();
                of_credentials(sign_in.and_then(|sign_in| sign_in.credentials.as_ref()))
            }
            Scope::Registration => {
                let registration = self.state.facts.registration.as_ref();
                of_credentials(registration.and_then(|registration| registration.credentials.as_ref()))
            }
        };
        secret.map_or(Auth::None, Auth::Bearer)
    }
}
