//! The queue of what the person did and the portal does not have yet: its order and its patience, as pure values.
//!
//! It has a lane for each scope. In a lane one request is under way at a time, always the first, and one that the portal
//! refuses wedges the lane until the person mends or removes it, because what stands behind it depends on it. Lanes don't
//! wait for each other. The idempotency key and the body's bytes are made once, when a request is put in; every repetition
//! is the same, until the portal refuses it.

mod patience;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use patience::pause_before_try;

use crate::{
    planted::{self, Bug},
    protocol::{Request, Scope},
    sensitive::hidden_debug,
};

/// One request that waits to be sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// Its place: smaller numbers go first. Never used twice.
    pub number: u64,
    /// Its idempotency key, a UUID.
    pub key: String,
    /// What is asked, with the body's bytes as first encoded.
    pub request: Request,
    /// It has left at least once, so the portal may have it, or may still get it.
    pub has_left: bool,
}

/// The queue, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    items: Vec<Queued>,
}

impl Outbox {
    /// The queue as it was stored.
    pub fn restore(mut items: Vec<Queued>) -> Self {
        items.sort_by_key(|item| item.number);
        Self { items }
    }

    /// Everything that waits, first to last.
    pub fn items(&self) -> &[Queued] {
        &self.items
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The first of each lane, with its lane.
    pub fn heads(&self) -> impl Iterator<Item = (Scope, &Queued)> {
        let lanes: BTreeSet<_> = self.items.iter().map(|item| item.request.scope).collect();
        lanes.into_iter().filter_map(|lane| {
            let mut own = self.items.iter().filter(move |item| item.request.scope == lane);
            let head = if planted::is(Bug::QueueBackToFront) { own.next_back() } else { own.next() };
            head.map(|head| (lane, head))
        })
    }

    /// Puts a request at the end. Where it replaces an older one about the same that has never left, that one is left
    /// out. One that has left stays before it until it is answered: were it given up, it could still arrive after the
    /// newer one and undo it.
    pub fn put(&mut self, number: u64, key: String, request: Request, replaces_older: bool) {
        let is_replaced =
            |older: &Queued| replaces_older && !older.has_left && request.is_same_as(&older.request);
        self.items.retain(|item| !is_replaced(item));
        self.items.push(Queued { number, key, request, has_left: false });
    }

    /// A request leaves.
    pub fn leave(&mut self, number: u64) {
        if let Some(item) = self.items.iter_mut().find(|item| item.number == number) {
            item.has_left = true;
        }
    }

    /// Takes out what the portal has, or what shall not be sent any more.
    pub fn remove(&mut self, number: u64) -> Option<Queued> {
        let at = self.items.iter().position(|item| item.number == number)?;
        Some(self.items.remove(at))
    }

    /// Gives a request another key. One that was refused for good must have it before it is sent again: under the old
    /// one the portal can only repeat its answer.
    pub fn renew(&mut self, number: u64, key: String) {
        if let Some(item) = self.items.iter_mut().find(|item| item.number == number) {
            item.key = key;
        }
    }

    /// Takes out what is no longer wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&Queued) -> bool) {
        self.items.retain(|item| is_wanted(item));
    }
}

hidden_debug!(fields of Queued: number, key, request);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Complete, SaveConsents, WithdrawConsent};

    fn complete(registration: &str) -> Request {
        Request::of(&Complete { registration: registration.to_owned() })
    }

    fn consents() -> Request {
        Request::of(&SaveConsents::of("r".to_owned(), &[]))
    }

    #[test]
    fn requests_leave_in_the_order_they_came() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.put(2, "b".to_owned(), complete("r"), true);
        assert_eq!(outbox.heads().map(|(_, item)| item.number).collect::<Vec<_>>(), [1]);
        outbox.remove(1);
        assert_eq!(outbox.heads().map(|(_, item)| item.number).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn registration_and_account_do_not_wait_for_each_other() {
        let mut outbox = Outbox::default();
        let withdraw = |consent: &str| Request::of(&WithdrawConsent { consent_id: consent.to_owned() });
        outbox.put(1, "a".to_owned(), complete("r"), true);
        outbox.put(2, "b".to_owned(), withdraw("news"), true);
        outbox.put(3, "c".to_owned(), withdraw("other"), true);
        assert_eq!(outbox.heads().map(|(_, item)| item.number).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_newer_request_takes_the_place_of_one_that_has_not_left() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.put(2, "b".to_owned(), consents(), true);
        assert_eq!(outbox.items().iter().map(|item| item.number).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_newer_request_about_something_else_takes_no_place() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), complete("r"), true);
        outbox.put(2, "b".to_owned(), complete("s"), true);
        outbox.put(3, "c".to_owned(), complete("s"), false);
        outbox.put(4, "d".to_owned(), consents(), true);
        assert_eq!(outbox.items().iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    }

    #[test]
    fn a_request_that_may_have_arrived_is_not_overtaken() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.leave(1);
        outbox.put(2, "b".to_owned(), consents(), true);
        assert_eq!(outbox.items().iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_restored_queue_is_in_order() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.put(2, "b".to_owned(), complete("r"), true);
        let mut items = outbox.items().to_vec();
        items.reverse();
        assert_eq!(Outbox::restore(items), outbox);
    }
}
