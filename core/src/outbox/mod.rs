//! The queue of what the person did and the portal does not have yet: its order and its patience, as pure values.
//!
//! It has a lane for each scope. In a lane one request is under way at a time, always the first, and one that the portal
//! refuses wedges the lane until the person mends or removes it, because what stands behind it depends on it. Lanes don't
//! wait for each other. The idempotency key and the body's bytes are made once, when a request is put in; every repetition
//! is the same, until the portal refuses it.

mod patience;

use std::{iter, ops::Bound, sync::Arc};

use imbl::OrdMap;
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

/// The queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    /// By lane and number.
    items: OrdMap<(Scope, u64), Arc<Queued>>,
}

impl Outbox {
    /// Puts in what was stored.
    pub fn restore(&mut self, item: Queued) {
        self.items.insert((item.request.scope, item.number), Arc::new(item));
    }

    /// Everything that waits, lane by lane, first to last.
    pub fn items(&self) -> &OrdMap<(Scope, u64), Arc<Queued>> {
        &self.items
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What waits in a lane, first to last.
    pub fn lane(&self, lane: Scope) -> impl DoubleEndedIterator<Item = &Queued> {
        self.items.range((lane, 0)..=(lane, u64::MAX)).map(|(_, item)| &**item)
    }

    /// The first of each lane, with its lane.
    pub fn heads(&self) -> impl Iterator<Item = (Scope, &Queued)> {
        self.lanes().filter_map(|lane| {
            let mut own = self.lane(lane);
            let head = if planted::is(Bug::QueueBackToFront) { own.next_back() } else { own.next() };
            head.map(|head| (lane, head))
        })
    }

    fn lanes(&self) -> impl Iterator<Item = Scope> {
        let first_from = |from| {
            let mut there = self.items.range((from, Bound::Unbounded));
            there.next().map(|((lane, _), _)| *lane)
        };
        let next = move |lane: &Scope| first_from(Bound::Excluded((*lane, u64::MAX)));
        iter::successors(first_from(Bound::Unbounded), next)
    }

    fn place(&self, number: u64) -> Option<(Scope, u64)> {
        self.lanes().map(|lane| (lane, number)).find(|place| self.items.contains_key(place))
    }

    /// What waits under a number.
    pub fn get(&self, number: u64) -> Option<&Queued> {
        self.items.get(&self.place(number)?).map(|item| &**item)
    }

    fn get_mut(&mut self, number: u64) -> Option<&mut Queued> {
        let place = self.place(number)?;
        self.items.get_mut(&place).map(Arc::make_mut)
    }

    /// Puts a request at the end. Where it replaces an older one about the same that has never left, that one is left
    /// out. One that has left stays before it until it is answered: were it given up, it could still arrive after the
    /// newer one and undo it.
    pub fn put(&mut self, number: u64, key: String, request: Request, replaces_older: bool) {
        let lane = request.scope;
        let is_replaced =
            |older: &&Queued| replaces_older && !older.has_left && request.is_same_as(&older.request);
        let replaced: Vec<_> = self.lane(lane).filter(is_replaced).map(|older| older.number).collect();
        for number in replaced {
            self.items.remove(&(lane, number));
        }
        self.restore(Queued { number, key, request, has_left: false });
    }

    /// A request leaves.
    pub fn leave(&mut self, number: u64) {
        if let Some(item) = self.get_mut(number) {
            item.has_left = true;
        }
    }

    /// Takes out what the portal has, or what shall not be sent any more.
    pub fn remove(&mut self, number: u64) {
        if let Some(place) = self.place(number) {
            self.items.remove(&place);
        }
    }

    /// Gives a request another key. One that was refused for good must have it before it is sent again: under the old
    /// one the portal can only repeat its answer.
    pub fn renew(&mut self, number: u64, key: String) {
        if let Some(item) = self.get_mut(number) {
            item.key = key;
        }
    }

    /// Empties such lanes.
    pub fn empty(&mut self, is_such: impl Fn(Scope) -> bool) {
        let places: Vec<_> = self.items.keys().copied().filter(|(lane, _)| is_such(*lane)).collect();
        for place in places {
            self.items.remove(&place);
        }
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

    fn numbers(outbox: &Outbox) -> Vec<u64> {
        outbox.items().values().map(|item| item.number).collect()
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
        assert_eq!(numbers(&outbox), [2]);
    }

    #[test]
    fn a_newer_request_about_something_else_takes_no_place() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), complete("r"), true);
        outbox.put(2, "b".to_owned(), complete("s"), true);
        outbox.put(3, "c".to_owned(), complete("s"), false);
        outbox.put(4, "d".to_owned(), consents(), true);
        assert_eq!(numbers(&outbox), [1, 2, 3, 4]);
    }

    #[test]
    fn a_request_that_may_have_arrived_is_not_overtaken() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.leave(1);
        outbox.put(2, "b".to_owned(), consents(), true);
        assert_eq!(numbers(&outbox), [1, 2]);
    }

    #[test]
    fn a_restored_queue_is_in_order() {
        let mut outbox = Outbox::default();
        outbox.put(1, "a".to_owned(), consents(), true);
        outbox.put(2, "b".to_owned(), complete("r"), true);
        let mut restored = Outbox::default();
        for item in outbox.items().values().rev() {
            restored.restore(Queued::clone(item));
        }
        assert_eq!(restored, outbox);
    }
}
