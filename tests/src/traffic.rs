//! The wire as the phone sees it: counted, and with answers that can be lost or held back.

use std::{
    collections::BTreeSet,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use kabinet_core::{
    portal::message::compose,
    ports::{Outgoing, PortFuture, Portal, Reply},
    protocol::Fault,
    testing::members,
};
use tokio::sync::watch;

/// One request that left the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentRequest {
    /// What is asked, by the name of its endpoint («`send_code`»).
    pub name: &'static str,
    /// Its idempotency key, where it changes something.
    pub key: Option<String>,
    /// The names of everything in its body, as it goes over the wire.
    pub members: BTreeSet<String>,
}

/// Stands between the core and its portal. The requests themselves go over HTTP unchanged.
pub struct Traffic {
    portal: Arc<dyn Portal>,
    seen: Arc<Seen>,
}

struct Seen {
    state: Mutex<State>,
    changed: Condvar,
    held: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    sent: Vec<SentRequest>,
    finished: usize,
    to_lose: Vec<&'static str>,
}

impl Traffic {
    /// The wire to a portal.
    pub fn to(portal: Arc<dyn Portal>) -> Self {
        let seen = Seen { state: Mutex::default(), changed: Condvar::new(), held: watch::Sender::new(false) };
        Self { portal, seen: Arc::new(seen) }
    }

    /// Every request so far, in order.
    pub fn sent(&self) -> Vec<SentRequest> {
        self.seen.lock().sent.clone()
    }

    /// The names of everything that was ever sent in a body.
    pub fn sent_members(&self) -> BTreeSet<String> {
        self.members_since(0)
    }

    /// The same without the first requests.
    pub fn members_since(&self, first: usize) -> BTreeSet<String> {
        self.sent().into_iter().skip(first).flat_map(|request| request.members).collect()
    }

    /// The keys under which requests of a name left, in order.
    pub fn keys_of(&self, name: &str) -> Vec<String> {
        let sent = self.sent();
        sent.into_iter().filter(|request| request.name == name).filter_map(|request| request.key).collect()
    }

    /// The next answer to a request of this name gets lost on its way: the portal has done what was asked, the phone
    /// hears nothing. Each call loses one more.
    pub fn lose_answer_to(&self, name: &'static str) {
        self.seen.lock().to_lose.push(name);
    }

    /// From now on no answer arrives, until [`Self::release`].
    pub fn hold(&self) {
        self.seen.held.send_replace(true);
    }

    /// Lets answers through again, those held back first.
    pub fn release(&self) {
        self.seen.held.send_replace(false);
    }

    /// How many requests were answered or failed.
    pub(crate) fn finished(&self) -> usize {
        self.seen.lock().finished
    }

    /// Whether no request is under way.
    pub(crate) fn is_idle(&self) -> bool {
        self.seen.lock().is_idle()
    }

    /// Waits until no request is under way; false when that takes longer than `patience`.
    pub(crate) fn wait_idle(&self, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let mut state = self.seen.lock();
        while !state.is_idle() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.seen.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl State {
    fn is_idle(&self) -> bool {
        self.sent.len() == self.finished
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Portal for Traffic {
    fn send(&self, outgoing: Outgoing) -> PortFuture<Reply> {
        let name = outgoing.call.endpoint.name;
        let members = members_of(&outgoing);
        self.seen.lock().sent.push(SentRequest { name, key: outgoing.key.clone(), members });
        let (seen, answer) = (self.seen.clone(), self.portal.send(outgoing));
        Box::pin(async move {
            let reply = answer.await;
            let mut held = seen.held.subscribe();
            // The sender lives in `seen`, so waiting can't fail.
            let _ = held.wait_for(|held| !held).await;
            let mut state = seen.lock();
            let lost = state.to_lose.iter().position(|to_lose| *to_lose == name);
            lost.map(|at| state.to_lose.remove(at));
            state.finished += 1;
            drop(state);
            seen.changed.notify_all();
            if lost.is_some() { Reply { result: Err(Fault::NoLink), portal_time: None } } else { reply }
        })
    }
}

/// The names of everything in the body that a request goes out with; one that no HTTP message can hold never leaves.
fn members_of(outgoing: &Outgoing) -> BTreeSet<String> {
    let body = compose(outgoing.clone()).ok().and_then(|message| message.body);
    body.map(|body| members(&serde_json::from_slice(&body).expect("every body is JSON"))).unwrap_or_default()
}
