//! What a journey is to everybody else.

use std::time::Duration;

use jiff::Timestamp;

use crate::{
    flow::{asked::Asked, event::Env, page::Page, problem::Problem, state::State, turn::Turn, view::View},
    outbox::Queued,
    protocol::{Call, Fault, Refusal, Request},
};

/// A journey.
pub(in crate::flow) trait Journey: Sync {
    /// Its pages.
    fn pages(&self) -> &'static [&'static Page] {
        &[]
    }

    /// What can stand in its way that nobody else has.
    fn problems(&self) -> &'static [&'static Problem] {
        &[]
    }

    /// What it asks of the portal, with what it does once that is done: whether its screen waited for it, it was queued,
    /// or it was asked behind the screens.
    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[]
    }

    /// A request that its screen waited for is refused.
    fn refused(&self, turn: &mut Turn<'_>, _: &Call, refusal: &Refusal) {
        turn.say_unknown(refusal);
    }

    /// A request that it asked behind the screens is refused or failed.
    fn failed(&self, _: &mut Turn<'_>, _: &Call, _: &Fault) {}

    /// The answer to a request that it asked behind the screens could not be written: it is made again later.
    fn unheard(&self, _: &mut Turn<'_>, _: &Call) {}

    /// Whether a queued request of its own may leave now, or waits for what the person has to do first.
    fn may_leave(&self, _: &State, _: &Env, _: &Request) -> bool {
        true
    }

    /// The portal says no to a queued request of its own.
    fn not_sent(&self, turn: &mut Turn<'_>, item: &Queued, refusal: &Refusal) {
        turn.wedge(item, refusal);
    }

    /// What a queued request of its own is called while it waits, and what is said of it.
    fn waits(&self, _: &View<'_>, _: &Request) -> Option<(String, String)> {
        None
    }

    /// Asks the portal how things are.
    fn look_up(&self, _: &mut Turn<'_>, _: Why) {}

    /// A moment of its own has come.
    fn time_passed(&self, _: &mut Turn<'_>) {}

    /// After every turn: its order, and what is due behind the screens.
    fn keep_up(&self, _: &mut Turn<'_>) {}

    /// Moments of portal time at which something of its own changes by itself.
    fn moments(&self, _: &State) -> Vec<Timestamp> {
        Vec::new()
    }

    /// When it is to be woken for what is due behind the screens (monotonic).
    fn due(&self, _: &State) -> Option<Duration> {
        None
    }
}

/// Why the portal is asked how things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::flow) enum Why {
    /// The app was started.
    Start,
    /// The link is back.
    LinkBack,
    /// The app came to the foreground.
    Foreground,
}
