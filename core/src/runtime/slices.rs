//! The kinds of rows that a phone keeps, each with the version of its form.
//!
//! A version belongs to a kind: when the form of one changes so that an older app would misread it, that kind takes the
//! next number and its reader goes on reading the older ones. A member with a default needs no new version. An older app
//! says of a newer row that it must be updated, and reads all others.

use super::requests_v1;
use crate::ports::Slot;

/// A kind of row.
pub(super) struct Slice {
    /// The table.
    pub slot: Slot,
    /// The row's name, or what the names of these rows begin with.
    pub name: &'static str,
    /// The version of the form that is written now.
    pub version: u32,
    /// A row of an earlier version in its present form.
    pub from_earlier: fn(&[u8]) -> serde_json::Result<Vec<u8>>,
}

const fn slice(slot: Slot, name: &'static str, version: u32) -> Slice {
    Slice { slot, name, version, from_earlier: |row| Ok(row.to_vec()) }
}

pub(super) const INSTALLATION: Slice = slice(Slot::Fact, "installation", 1);
pub(super) const PROFILES: Slice = slice(Slot::Fact, "profiles", 1);
pub(super) const ROUTES: Slice = slice(Slot::Fact, "routes", 1);
pub(super) const SIGN_IN: Slice = slice(Slot::Fact, "sign_in", 1);
pub(super) const OPEN_REQUEST: Slice =
    Slice { from_earlier: requests_v1::open_request, ..slice(Slot::Fact, "open_request", 2) };
pub(super) const ENDED_SESSIONS: Slice = slice(Slot::Fact, "ended_sessions", 1);
pub(super) const REGISTRATION: Slice = slice(Slot::Fact, "registration", 1);
pub(super) const SESSION: Slice = slice(Slot::Fact, "session", 1);
/// A row for each entry.
pub(super) const LEDGER: Slice = slice(Slot::Fact, "ledger/", 1);
pub(super) const SETTINGS: Slice = slice(Slot::Cache, "settings", 1);
pub(super) const ACCOUNT: Slice = slice(Slot::Cache, "account", 1);
/// A row for each field.
pub(super) const DRAFT: Slice = slice(Slot::Draft, "", 1);
/// A row for each request.
pub(super) const OUTBOX: Slice = Slice { from_earlier: requests_v1::queued, ..slice(Slot::Outbox, "", 2) };

/// Every kind.
#[cfg(test)]
pub(super) const SLICES: [&Slice; 13] = [
    &INSTALLATION,
    &PROFILES,
    &ROUTES,
    &SIGN_IN,
    &OPEN_REQUEST,
    &ENDED_SESSIONS,
    &REGISTRATION,
    &SESSION,
    &LEDGER,
    &SETTINGS,
    &ACCOUNT,
    &DRAFT,
    &OUTBOX,
];
