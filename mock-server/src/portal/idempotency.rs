//! A change takes effect once: its record is written in the transaction of its effect, and a repeated request gets
//! the stored answer byte for byte.
//!
//! Only final answers are kept (2xx and 4xx, but never 401, 429 or the 409 of a request in flight). The key itself is
//! not stored: a MAC finds the record, and the answer is sealed under a key that follows from it, for the answer to
//! the start of a registration or a sign-in holds its secret.

use crate::http::answer::{Answer, InternalFault, Refusal};
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::keys::{MacLabel, PortalKey};
use crate::portal::work::Work;
use rusqlite::{OptionalExtension, params};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// Finds the record of a key.
const KEY: MacLabel = MacLabel::new("idempotency-key");
/// Tells whether a key came with the same request again.
const REQUEST: MacLabel = MacLabel::new("request");

/// Whose keys these are: the same key of two owners is two keys.
#[derive(Clone, Debug)]
pub(crate) struct Scope(String);

impl Scope {
    /// Of an owner of this kind; no two kinds have the same name.
    pub(crate) fn new(kind: &str, id: &str) -> Self {
        Self(format!("{kind}:{id}"))
    }
}

/// One key of one owner, and what was sent with it.
pub(crate) struct Record {
    scope: String,
    key: String,
    request: Vec<u8>,
}

impl Record {
    /// `request` holds method, path and body.
    pub(crate) fn new(scope: Scope, key: &str, request: [&[u8]; 3]) -> Self {
        let mut bytes = Vec::new();
        for part in request {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        Self { scope: scope.0, key: key.to_owned(), request: bytes }
    }

    fn parts(&self) -> [&[u8]; 2] {
        [self.scope.as_bytes(), self.key.as_bytes()]
    }

    fn key_mac(&self, portal: &PortalKey) -> Vec<u8> {
        portal.mac(KEY, &self.parts())
    }

    /// The hash of the request; the key is part of it, so that nobody can try passwords against it.
    fn request_parts(&self) -> [&[u8]; 3] {
        [self.scope.as_bytes(), self.key.as_bytes(), &self.request]
    }

    /// The stored answer to this key, if there is one; a problem if the key came with another request.
    pub(crate) fn stored(&self, work: &Work<'_>) -> Result<Option<Answer>, Refusal> {
        let mut find = work.tx.prepare_cached(
            "SELECT i.request_mac, i.status, i.content_type, i.answer, i.settings_at, s.json FROM idempotency i
             LEFT JOIN settings_snapshots s ON s.etag = i.settings WHERE i.key_mac = ?1 AND i.created_at > ?2",
        )?;
        let row = find
            .query_row(params![self.key_mac(work.key), work.now - work.idempotency_kept_s()], |row| {
                Ok((
                    row.get::<_, Vec<u8>>(0)?,
                    row.get::<_, u16>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, Vec<u8>>(3)?,
                    row.get::<_, Option<u32>>(4)?.zip(row.get::<_, Option<String>>(5)?),
                ))
            })
            .optional()?;
        let Some((request_mac, status, content_type, sealed, settings)) = row else { return Ok(None) };
        if !work.key.matches(REQUEST, &self.request_parts(), &request_mac) {
            return Err(Problem::new(ProblemKind::IDEMPOTENCY_KEY_REUSED).into());
        }
        let mut body = work.key.open(&self.parts(), &sealed).ok_or(InternalFault::AnswerUnreadable)?;
        if let Some((at, json)) = settings {
            let behind = body.split_off(body.len().min(at as usize));
            body.extend_from_slice(json.as_bytes());
            body.extend_from_slice(&behind);
        }
        Ok(Some(Answer::replayed(status, &content_type, body)))
    }

    /// Keeps a final answer; others leave the key free. Records past their days are cleared away here.
    pub(crate) fn keep(&self, work: &Work<'_>, answer: &Answer) -> rusqlite::Result<()> {
        let kept_since = work.now - work.idempotency_kept_s();
        work.tx.prepare_cached("DELETE FROM idempotency WHERE created_at <= ?1")?.execute([kept_since])?;
        if !is_final(answer.status()) {
            return Ok(());
        }
        let mut keep = work.tx.prepare_cached(
            "INSERT INTO idempotency (key_mac, request_mac, status, content_type, answer, created_at, settings, settings_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        // The texts of the settings are most of an answer that holds them.
        let body = answer.body();
        let settings = work.active.json.as_bytes();
        let settings_at = body.windows(settings.len()).position(|part| part == settings);
        let rest = match settings_at {
            Some(at) => {
                work.keep_settings()?;
                [&body[..at], &body[at + settings.len()..]].concat()
            }
            None => body.to_vec(),
        };
        keep.execute(params![
            self.key_mac(work.key),
            work.key.mac(REQUEST, &self.request_parts()),
            answer.status(),
            answer.content_type(),
            work.key.seal(&self.parts(), &rest, work.random),
            work.now,
            settings_at.map(|_| &work.active.etag),
            settings_at.map(|at| u32::try_from(at).unwrap_or(u32::MAX)),
        ])?;
        Ok(())
    }
}

fn is_final(status: u16) -> bool {
    matches!(status, 200..=299) || (matches!(status, 400..=499) && !matches!(status, 401 | 429))
}

/// The keys whose first request is being worked on in this process.
#[derive(Clone, Default)]
pub(crate) struct InFlight(Arc<Mutex<HashSet<String>>>);

impl InFlight {
    /// Marks a key as being worked on until the guard is dropped; `None` when it already is.
    pub(crate) fn enter(&self, owner: &str, key: &str) -> Option<InFlightGuard> {
        let name = format!("{key} {owner}");
        let fresh = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        fresh.then(|| InFlightGuard { keys: self.clone(), name })
    }
}

/// Frees its key when dropped.
pub(crate) struct InFlightGuard {
    keys: InFlight,
    name: String,
}

impl Drop for InFlightGuard {
    fn drop(&mut self) {
        self.keys.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_final_answers_are_kept() {
        for status in [200, 201, 202, 403, 404, 409, 410, 422] {
            assert!(is_final(status), "{status}");
        }
        for status in [401, 429, 500, 503, 304] {
            assert!(!is_final(status), "{status}");
        }
    }

    #[test]
    fn a_key_is_in_flight_once_and_free_afterwards() {
        let keys = InFlight::default();
        let first = keys.enter("a", "k").unwrap();
        assert!(keys.enter("a", "k").is_none());
        assert!(keys.enter("b", "k").is_some());
        drop(first);
        assert!(keys.enter("a", "k").is_some());
    }
}
