//! What the apps asked and what they got, for the console. It is kept as it came, and set out only when somebody opens it:
//! what is secret in it is hidden then.

use crate::portal::changes::ChangeKind;
use axum::body::Bytes;
use axum::http::HeaderMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use utoipa::ToSchema;

impl ChangeKind {
    /// A request was answered.
    pub const REQUESTS: Self = Self::new("requests");
}

/// How many requests are remembered.
pub const KEPT: usize = 200;

/// One request to the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoggedRequest {
    /// Counts up from 1 with each start of the portal.
    pub seq: u64,
    /// When it was answered, by the portal's clock.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Its method.
    #[schema(example = "POST")]
    pub method: String,
    /// Its address with `{id}` in the place of names.
    #[schema(example = "/api/v1/registrations/{id}/codes")]
    pub path: String,
    /// The first four and last two signs of its idempotency key.
    #[schema(example = "8f14…55")]
    pub key: Option<String>,
    /// The status of the answer; `null` where a fault left it without one.
    #[schema(example = 422)]
    pub status: Option<u16>,
    /// The slug of the problem, where there was one.
    #[schema(example = "wrong-code")]
    pub problem: Option<String>,
    /// The limits that the problem named, or that the answer was lost on a cut link.
    #[schema(example = "tries_left 3")]
    pub detail: Option<String>,
    /// The kind of the scripted fault that struck it.
    #[schema(example = "drop_after")]
    pub fault: Option<String>,
    /// How long the answer took, in milliseconds; one that was held back is counted as if it had been waited for.
    pub ms: u64,
}

/// What a request or an answer said, as the log may tell it: what is secret in it is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// In the order in which they stood there.
    pub headers: Vec<HeaderSaid>,
    /// Its JSON, set out for reading; `null` where there was none.
    #[schema(example = "{\n  \"code\": \"[hidden]\"\n}")]
    pub body: Option<String>,
}

/// A header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderSaid {
    /// Its name.
    #[schema(example = "content-type")]
    pub name: String,
    /// What it said.
    #[schema(example = "application/json")]
    pub value: String,
}

/// A request of the log, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenedRequest {
    /// What the log says of it.
    pub request: LoggedRequest,
    /// What the app sent.
    pub sent: Said,
    /// What it was answered with, also where the answer was lost on its way.
    pub answered: Said,
}

/// What a request or an answer said, as it came.
#[derive(Clone, Default)]
pub(crate) struct Heard {
    pub(crate) headers: HeaderMap,
    /// Empty where there was none.
    pub(crate) body: Bytes,
}

/// A request of the log with what it and its answer said.
#[derive(Clone)]
pub(crate) struct RecordedRequest {
    pub(crate) request: LoggedRequest,
    pub(crate) sent: Heard,
    pub(crate) answered: Heard,
}

/// The newest requests, in memory.
#[derive(Default)]
pub(crate) struct RequestLog(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    last: u64,
    kept: VecDeque<RecordedRequest>,
}

impl RequestLog {
    /// Adds a request; its `seq` is given here.
    pub(crate) fn add(&self, mut recorded: RecordedRequest) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.last += 1;
        recorded.request.seq = entries.last;
        entries.kept.push_front(recorded);
        entries.kept.truncate(KEPT);
    }

    /// The one of this `seq`; none where it was never there or is forgotten.
    pub(crate) fn recorded(&self, seq: u64) -> Option<RecordedRequest> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.kept.iter().find(|recorded| recorded.request.seq == seq).cloned()
    }

    /// Forgets them; those to come are counted on.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).kept.clear();
    }

    /// Those after `seq`, the newest first.
    pub(crate) fn after(&self, seq: u64) -> Vec<LoggedRequest> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let requests = entries.kept.iter().map(|recorded| &recorded.request);
        requests.take_while(|request| request.seq > seq).cloned().collect()
    }
}

/// The part of a key that tells requests apart without giving the key away.
pub(crate) fn shortened(key: &str) -> String {
    let signs: Vec<char> = key.chars().collect();
    let head: String = signs.iter().take(4).collect();
    let tail: String = signs.iter().skip(signs.len().saturating_sub(2)).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_forgets_the_oldest_and_counts_on() {
        let log = RequestLog::default();
        for _ in 0..KEPT + 5 {
            let request = LoggedRequest {
                seq: 0,
                at: Timestamp::UNIX_EPOCH,
                method: "GET".to_owned(),
                path: "/".to_owned(),
                key: None,
                status: Some(200),
                problem: None,
                detail: None,
                fault: None,
                ms: 0,
            };
            log.add(RecordedRequest { request, sent: Heard::default(), answered: Heard::default() });
        }
        let seqs = |after| log.after(after).iter().map(|request| request.seq).collect::<Vec<_>>();
        assert_eq!(seqs(0).len(), KEPT);
        assert_eq!(seqs(203), [205, 204]);
        assert_eq!(log.recorded(204).map(|recorded| recorded.request.seq), Some(204));
        assert!(log.recorded(5).is_none());
    }

    #[test]
    fn a_key_is_shown_by_its_ends() {
        assert_eq!(shortened("8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55"), "8f14…55");
    }
}
