//! What the person can do, journey by journey. A journey is a room: its pages, what it asks of the portal, what it hears
//! of it, and what it keeps up, are in its folder and nowhere else; the list below is all that is known of it outside.

pub(super) mod account;
pub(super) mod ledger;
pub(super) mod memory;
pub(super) mod registration;
pub(super) mod session;
pub(super) mod sign_in;
pub(super) mod start;

use std::time::Duration;

use jiff::Timestamp;

use super::{
    event::Env,
    page::Page,
    problem::Problem,
    route::Route,
    state::{Now, State},
    turn::Turn,
    view::View,
};
use crate::{
    outbox::Queued,
    protocol::{Answer, Call, Fault, Refusal, Request, Scope},
};

/// A journey.
pub(super) trait Journey: Sync {
    /// Its pages.
    fn pages(&self) -> &'static [&'static Page] {
        &[]
    }

    /// What can stand in its way that nobody else has.
    fn problems(&self) -> &'static [&'static Problem] {
        &[]
    }

    /// Whether the answer to such a call is its own.
    fn hears(&self, _: &Call) -> bool {
        false
    }

    /// A request that its screen waited for is answered.
    fn answered(&self, _: &mut Turn<'_>, _: &Now, _: Answer) {}

    /// A request that its screen waited for is refused.
    fn refused(&self, turn: &mut Turn<'_>, _: &Call, refusal: &Refusal) {
        turn.say_unknown(refusal);
    }

    /// A request that it asked behind the screens is answered, refused or failed.
    fn heard(&self, _: &mut Turn<'_>, _: &Call, _: Result<Answer, Fault>) {}

    /// The answer to a request that it asked behind the screens could not be written: it is made again later.
    fn unheard(&self, _: &mut Turn<'_>, _: &Call) {}

    /// Whether a queued request of its own may leave now, or waits for what the person has to do first.
    fn may_leave(&self, _: &State, _: &Env, _: &Request) -> bool {
        true
    }

    /// The portal has a queued request of its own.
    fn sent(&self, _: &mut Turn<'_>, _: &Queued, _: &Answer) {}

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
pub(super) enum Why {
    /// The app was started.
    Start,
    /// The link is back.
    LinkBack,
    /// The app came to the foreground.
    Foreground,
}

/// Every journey, in the order in which they keep up.
pub(super) const JOURNEYS: [&dyn Journey; 6] = [
    &start::Start,
    &registration::Registering,
    &sign_in::SigningIn,
    &session::Staying,
    &account::Cabinet,
    &ledger::Ledger,
];

/// The page of a route; none for a screen that this version does not have.
pub(super) fn page_of(route: &Route) -> Option<&'static Page> {
    JOURNEYS.iter().flat_map(|journey| journey.pages()).copied().find(|page| page.has(route))
}

/// The journey whose call it is.
pub(super) fn of_call(call: &Call) -> Option<&'static dyn Journey> {
    JOURNEYS.iter().copied().find(|journey| journey.hears(call))
}

/// The journey whose request it is.
pub(super) fn of_request(request: &Request) -> Option<&'static dyn Journey> {
    of_call(&Call::Open(request.clone()))
}

/// The queued requests that nothing but time keeps: the first of each lane that the person need do nothing for.
pub(super) fn moving<'a>(state: &'a State, env: &'a Env) -> impl Iterator<Item = (Scope, &'a Queued)> {
    let may_leave =
        |request: &Request| of_request(request).is_none_or(|journey| journey.may_leave(state, env, request));
    state.facts.outbox.heads().filter(move |(_, item)| may_leave(&item.request))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_of_pages_are_unique_and_lead_to_them() {
        let pages: Vec<_> = JOURNEYS.iter().flat_map(|journey| journey.pages()).collect();
        assert_eq!(pages.iter().map(|page| page.key).collect::<BTreeSet<_>>().len(), pages.len());
        for page in pages {
            let route =
                if page.shows_one_of_many { Route::stored(format!("{}/17", page.key)) } else { page.route() };
            assert!(page_of(&route).is_some_and(|found| found.key == page.key), "{}", page.key);
        }
        assert!(page_of(&Route::stored("registration/passport")).is_none());
    }
}
