//! One turn of the machine: the state being changed, and the effects gathered on the way.

use std::time::Duration;

use super::{
    Credentials, Effect, Env, LedgerEntry, Now, OpenRequest, Passing, Problem, Route, Sending, State, Upkeep,
};
use crate::{
    outbox::pause_before_try,
    planted::{self, Bug},
    protocol::{Auth, Call, Fault, Request, SecretRequest},
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
        let (key, token) = match self.state.passing.now.take() {
            Some(now) if now.call == call => (now.key, now.token),
            _ => {
                self.note_in_ledger(&call);
                (self.env.uuid(), None)
            }
        };
        self.state.facts.open_request = match &call {
            Call::Open(request) => Some(OpenRequest { key: key.clone(), request: request.clone() }),
            Call::Secret(_) => None,
        };
        self.state.passing.now =
            Some(Now { token, key, call, action, failures: 0, retry_at: Duration::ZERO, fault: None });
        self.try_now();
    }

    /// Sends the awaited request, if no try of it is under way.
    pub fn try_now(&mut self) {
        let Some(now) = self.state.passing.now.as_ref().filter(|now| now.token.is_none()) else { return };
        let (call, key) = (now.call.clone(), now.key.clone());
        let token = self.send(call, None, Some(key));
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
        let profile = match call {
            Call::Open(request) if request.is_of_account() => facts.profiles.account,
            Call::Secret(SecretRequest::StartSignIn { .. } | SecretRequest::CheckSignInCode { .. }) => 0,
            _ => facts.profiles.registration,
        };
        for what in super::ledger::told_by(call) {
            let number = facts.installation.next_number;
            facts.installation.next_number += 1;
            facts.ledger.push(LedgerEntry { number, profile, at: self.env.now, what });
        }
    }

    /// Takes requests out of the queue; an answer to one of them that is still on its way finds nobody.
    pub fn unqueue(&mut self, is_unwanted: impl Fn(&Request) -> bool) {
        self.state.facts.outbox.retain(|item| !is_unwanted(&item.request));
        let is_there = |number| self.state.facts.outbox.items().iter().any(|item| item.number == number);
        if self.state.passing.queue.under_way.is_some_and(|(_, number)| !is_there(number)) {
            self.state.passing.queue = super::QueueRun::default();
        }
    }

    /// Sends the first request of the queue, if it may go now.
    pub fn pump(&mut self) {
        if self.state.passing.queue.under_way.is_some()
            || self.env.monotonic < self.state.passing.queue.retry_at
        {
            return;
        }
        let Some(first) = super::journeys::next_to_leave(self.state, self.env) else { return };
        let (number, key) = (first.number, first.key.clone());
        let (call, body) = (Call::Open(first.request.clone()), first.body.clone());
        let token = self.send(call, Some(body), Some(key));
        self.state.facts.outbox.leave(number);
        self.state.passing.queue.under_way = Some((token, number));
    }

    /// A try of the queue's first request failed in passing.
    pub fn postpone_queue(&mut self, fault: Fault) {
        let pause = fault.retry_after();
        self.pause_queue(pause);
        self.state.passing.queue.fault = Some(fault);
    }

    /// The queue's next try comes after a pause, not shorter than `at_least`; no fault of the way to the portal is the
    /// reason.
    pub fn pause_queue(&mut self, at_least: Option<Duration>) {
        let (random, monotonic) = (self.env.number(), self.env.monotonic);
        let queue = &mut self.state.passing.queue;
        queue.under_way = None;
        queue.failures += 1;
        queue.retry_at = monotonic.saturating_add(pause_before_try(queue.failures, random, at_least));
        queue.fault = None;
    }

    /// The queue's first request is answered for good.
    pub fn queue_went_on(&mut self) {
        self.state.passing.queue = super::QueueRun::default();
    }

    /// Whatever waits for its next try is tried now.
    pub fn retry_all(&mut self) {
        let passing = &mut self.state.passing;
        for retry_at in [
            &mut passing.queue.retry_at,
            &mut passing.refresh.retry_at,
            &mut passing.ending.retry_at,
            &mut passing.epoch.retry_at,
        ] {
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
        let secret = match call {
            Call::Open(Request::FetchSettings { .. } | Request::StartRegistration)
            | Call::Secret(
                SecretRequest::StartSignIn { .. }
                | SecretRequest::RefreshSession { .. }
                | SecretRequest::EndSession { .. },
            ) => None,
            Call::Open(Request::FetchAccount | Request::WithdrawConsent { .. }) => {
                self.state.passing.access_token.clone()
            }
            Call::Open(Request::SendSignInCode { .. } | Request::OpenSignInSession { .. })
            | Call::Secret(SecretRequest::CheckSignInCode { .. }) => {
                let sign_in = self.state.facts.sign_in.as_ref();
                of_credentials(sign_in.and_then(|sign_in| sign_in.credentials.as_ref()))
            }
            Call::Open(
                Request::SendCode { .. }
                | Request::ReleaseContact { .. }
                | Request::RegistrationStatus { .. }
                | Request::SavePerson { .. }
                | Request::SaveConsents { .. }
                | Request::Complete { .. }
                | Request::OpenSession { .. },
            )
            | Call::Secret(SecretRequest::CheckCode { .. } | SecretRequest::SetPassword { .. }) => {
                let registration = self.state.facts.registration.as_ref();
                of_credentials(registration.and_then(|registration| registration.credentials.as_ref()))
            }
        };
        secret.map_or(Auth::None, Auth::Bearer)
    }
}
