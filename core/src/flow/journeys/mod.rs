//! What the person can do, journey by journey. A journey is a room: its pages, what it asks of the portal, what it hears
//! of it, and what it keeps up, are in its folder and nowhere else; the list below is all that is known of it outside.

pub(super) mod account;
pub(super) mod contact_change;
pub(super) mod directories;
pub(super) mod journey;
pub(super) mod ledger;
pub(super) mod memory;
pub(super) mod registration;
pub(super) mod session;
pub(super) mod sign_in;
pub(super) mod start;

use self::journey::Journey;
use super::{asked::Asked, event::Env, page::Page, route::Route, state::State, view::View};
use crate::{
    outbox::Queued,
    protocol::{Endpoint, Request, Scope},
    screen::{Component, Tone},
    words::Key,
};

/// Every journey, in the order in which they keep up.
pub(super) const JOURNEYS: [&dyn Journey; 8] = [
    &start::Start,
    &registration::Registering,
    &sign_in::SigningIn,
    &session::Staying,
    &account::Cabinet,
    &contact_change::ChangingContact,
    &ledger::Ledger,
    &directories::LookingUp,
];

/// The page of a route; none for a screen that this version does not have.
pub(super) fn page_of(route: &Route) -> Option<&'static Page> {
    JOURNEYS.iter().flat_map(|journey| journey.pages()).copied().find(|page| page.has(route))
}

/// Who asks for what is called so, and what is done with the answer; none for what only another version of the app asks.
pub(super) fn asked(name: &str) -> Option<(&'static dyn Journey, &'static dyn Asked)> {
    let mut all = JOURNEYS.iter().flat_map(|journey| journey.asks().iter().map(|asked| (*journey, *asked)));
    all.find(|(_, asked)| asked.endpoint().name == name)
}

/// Everything that is asked of the portal.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    JOURNEYS.iter().flat_map(|journey| journey.asks()).map(|asked| asked.endpoint())
}

/// The queued requests that nothing but time keeps: the first of each lane that the person need do nothing for.
pub(super) fn moving<'a>(state: &'a State, env: &'a Env) -> impl Iterator<Item = (Scope, &'a Queued)> {
    let may_leave = |request: &Request| {
        asked(&request.name).is_some_and(|(journey, _)| journey.may_leave(state, env, request))
    };
    state.facts.outbox.heads().filter(move |(_, item)| may_leave(&item.request))
}

/// A card for each request that waits to be sent.
pub(super) fn waiting(view: &View<'_>) -> Vec<Component> {
    view.state.facts.waiting().map(|item| waiting_card(view, &item.request)).collect()
}

/// Something of the account that waits to be sent.
fn waiting_card(view: &View<'_>, request: &Request) -> Component {
    let asked = asked(&request.name);
    let (title, text) = asked.and_then(|(journey, _)| journey.waits(view, request)).unwrap_or_else(|| {
        let text = if asked.is_some() { Key::WaitingOtherText } else { Key::WaitingUnknownText };
        (view.text(Key::WaitingOther), view.text(text))
    });
    Component::StatusCard { title, status: view.text(Key::StatusWaits), tone: Tone::Warning, text }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_of_requests_are_unique_and_lead_to_who_asks() {
        let names: Vec<_> = endpoints().map(|endpoint| endpoint.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        for name in names {
            assert!(asked(name).is_some_and(|(_, asked)| asked.endpoint().name == name), "{name}");
        }
        assert!(asked("file_application").is_none());
    }

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
