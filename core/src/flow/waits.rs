//! How long the portal has asked to wait before it is asked the same again (429 with `Retry-After`).
//!
//! A wait belongs to the name of a request: whoever asks keeps it, whether a screen, the queue or what is read behind the
//! screens, and so does a phone that was started anew.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::protocol::Endpoint;

/// Until when which requests wait, in portal time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Waits(BTreeMap<String, Timestamp>);

impl Waits {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Such a request waits until then.
    pub(super) fn keep(&mut self, endpoint: &Endpoint, until: Timestamp) {
        self.0.insert(endpoint.name.to_owned(), until);
    }

    /// Forgets what is over.
    pub(super) fn forget(&mut self, is_over: impl Fn(Timestamp) -> bool) {
        self.0.retain(|_, until| !is_over(*until));
    }

    /// Until when such a request waits; none where it never did.
    pub(super) fn until(&self, endpoint: &Endpoint) -> Option<Timestamp> {
        self.0.get(endpoint.name).copied()
    }
}
