//! The kinds of rows that a phone keeps, each with the version of its form.
//!
//! A version belongs to a kind: when the form of one changes so that an older app would misread it, that kind takes the
//! next number and its reader goes on reading the older ones. A member with a default needs no new version. An older app
//! says of a newer row that it must be updated, and reads all others.

use std::sync::Arc;

use super::{
    requests_v1,
    slice::{Each, Form, One, Slice},
};
use crate::{
    flow::{Draft, DraftKey, LedgerEntry, Owner},
    outbox::Queued,
    ports::Slot,
};

const fn form(slot: Slot, name: &'static str, version: u32) -> Form {
    Form { slot, name, version, from_earlier: |value| Ok(value.to_vec()) }
}

/// An entry of the ledger that is somebody's. It is no fact that anything is decided by, so it is read only to be shown.
pub(super) const LEDGER: Form = form(Slot::Archive, "ledger/", 1);

/// The profiles in use: read first, for they say whose all other rows are.
pub(super) const PROFILES: Form = form(Slot::Fact, "profiles", 1);

/// Every kind that is read when the app starts.
pub(super) const SLICES: [&dyn Slice; 14] = [
    &One {
        form: form(Slot::Fact, "installation", 1),
        owner: Owner::Installation,
        get: |facts| Some(&facts.installation),
        set: |facts, installation| facts.installation = installation,
    },
    &One {
        form: PROFILES,
        owner: Owner::Installation,
        get: |facts| Some(&facts.profiles),
        set: |facts, profiles| facts.profiles = profiles,
    },
    &One {
        form: form(Slot::Fact, "routes", 1),
        owner: Owner::Installation,
        get: |facts| Some(&facts.routes),
        set: |facts, routes| facts.routes = routes,
    },
    &One {
        form: form(Slot::Fact, "sign_in", 1),
        owner: Owner::Installation,
        get: |facts| facts.sign_in.as_ref(),
        set: |facts, sign_in| facts.sign_in = Some(sign_in),
    },
    &One {
        form: Form { from_earlier: requests_v1::open_request, ..form(Slot::Fact, "open_request", 2) },
        owner: Owner::Installation,
        get: |facts| facts.open_request.as_ref(),
        set: |facts, open| facts.open_request = Some(open),
    },
    &One {
        form: form(Slot::Fact, "ended_sessions", 1),
        owner: Owner::Installation,
        get: |facts| Some(&facts.ended_sessions).filter(|ended| !ended.is_empty()),
        set: |facts, ended| facts.ended_sessions = ended,
    },
    &One {
        form: form(Slot::Fact, "registration", 1),
        owner: Owner::Registration,
        get: |facts| facts.registration.as_ref(),
        set: |facts, registration| facts.registration = Some(registration),
    },
    &One {
        form: form(Slot::Fact, "session", 1),
        owner: Owner::Account,
        get: |facts| facts.session.as_ref(),
        set: |facts, session| facts.session = Some(session),
    },
    &One {
        form: form(Slot::Fact, "contact_change", 1),
        owner: Owner::Account,
        get: |facts| facts.contact_change.as_ref(),
        set: |facts, change| facts.contact_change = Some(change),
    },
    &One {
        form: form(Slot::Cache, "settings", 1),
        owner: Owner::Installation,
        get: |facts| facts.settings.as_ref(),
        set: |facts, settings| facts.settings = Some(settings),
    },
    &One {
        form: form(Slot::Cache, "account", 1),
        owner: Owner::Account,
        get: |facts| facts.account.as_ref(),
        set: |facts, account| facts.account = Some(account),
    },
    // A row for each field.
    &Each {
        form: form(Slot::Draft, "", 1),
        map: |facts| &facts.drafts,
        row: |facts, key: &Arc<DraftKey>, draft: &Arc<Draft>| {
            (facts.profile_of(draft.owner), format!("{}#{}", key.screen, key.field), &draft.text)
        },
        add: |facts, owner, id, text| {
            if let Some((screen, field)) = id.split_once('#') {
                let key = DraftKey { screen: screen.to_owned(), field: field.to_owned() };
                facts.drafts.insert(Arc::new(key), Arc::new(Draft { owner, text }));
            }
        },
    },
    // A row for each request.
    &Each {
        form: Form { from_earlier: requests_v1::queued, ..form(Slot::Outbox, "", 2) },
        map: |facts| facts.outbox.items(),
        row: |facts, _, item: &Arc<Queued>| {
            (facts.profile_of(item.request.scope.into()), numbered(item.number), &**item)
        },
        add: |facts, _, _, item| facts.outbox.restore(item),
    },
    // A row for each entry that is nobody's yet. Earlier versions kept all entries here.
    &Each {
        form: form(Slot::Fact, "ledger/", 1),
        map: |facts| &facts.noted,
        row: |_, number, entry: &LedgerEntry| (entry.profile, numbered(*number), entry),
        add: |facts, _, _, entry| drop(facts.noted.insert(entry.number, entry)),
    },
];

/// A number as the names of rows have it: in the order of the numbers.
pub(super) fn numbered(number: u64) -> String {
    format!("{number:012}")
}
