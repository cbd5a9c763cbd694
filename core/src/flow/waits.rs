//! How long the portal has asked to wait before it is asked the same again (429 with `Retry-After`).
//!
//! A wait belongs to the name of a request: whoever asks keeps it, whether a screen, the queue or what is read behind the
//! screens, and so does a phone that was started anew. Nobody shortens it: what comes earlier makes it longer.

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::{Env, until};
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

    /// The portal asks to wait that long. Waits that are over are forgotten.
    pub(super) fn keep(&mut self, endpoint: &Endpoint, wait: Duration, env: &Env) {
        self.0.retain(|_, until| env.is_paused_until(*until));
        if let Ok(until) = env.now.checked_add(wait) {
            self.0.insert(endpoint.name.to_owned(), until);
        }
    }

    /// How long such a request still waits; none where it may leave.
    pub(super) fn left(&self, endpoint: &Endpoint, env: &Env) -> Option<Duration> {
        let to = *self.0.get(endpoint.name)?;
        env.is_paused_until(to).then(|| until(env.now, to))
    }
}
