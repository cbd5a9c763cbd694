//! The consents that a person gave, from the registration on.

use super::wire::{ConsentGiven, ConsentKept};
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::settings::ConsentText;
use jiff::Timestamp;
use rusqlite::{Connection, params};

/// The consents given in a registration, in the order of their names.
pub(crate) fn of_registration(connection: &Connection, id: &str) -> rusqlite::Result<Vec<ConsentKept>> {
    kept(connection, "registration_id = ?1", id)
}

/// The consents of an account that are in force, in the order of their names.
pub(crate) fn of_account(connection: &Connection, oid: &str) -> rusqlite::Result<Vec<ConsentKept>> {
    kept(connection, "account_oid = ?1 AND withdrawn_at IS NULL", oid)
}

fn kept(connection: &Connection, condition: &'static str, id: &str) -> rusqlite::Result<Vec<ConsentKept>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT consent_id, version, accepted_at FROM consents WHERE {condition} ORDER BY consent_id"
    ))?;
    let rows = statement.query_map([id], |row| {
        Ok(ConsentKept { id: row.get(0)?, version: row.get(1)?, accepted_at: timestamp(row.get(2)?) })
    })?;
    rows.collect()
}

/// A consent of an account that is in force ends now; its record stays. Whether there was one.
pub(super) fn end(work: &Work<'_>, oid: &str, consent: &str) -> rusqlite::Result<bool> {
    let ended = work.tx.execute(
        "UPDATE consents SET withdrawn_at = ?3
         WHERE account_oid = ?1 AND consent_id = ?2 AND withdrawn_at IS NULL",
        params![oid, consent, work.now],
    )?;
    Ok(ended > 0)
}

/// When a consent counts as given, if it is one of these in the version that is asked for: a time to come is now.
pub(crate) fn judged(offered: &[ConsentText], given: &ConsentGiven, now: i64) -> Result<i64, Box<Problem>> {
    if !offered.iter().any(|text| (&text.id, &text.version) == (&given.id, &given.version)) {
        let detail = format!("{:.40} {:.40}", given.id, given.version);
        return Err(Problem::new(ProblemKind::UNKNOWN_CONSENT).detail(detail).into());
    }
    let at: Timestamp = given.accepted_at.parse().map_err(|_| invalid("not_a_time"))?;
    Ok(at.as_second().min(now))
}

/// What is said cannot be taken as consents.
pub(crate) fn invalid(reason: &'static str) -> Box<Problem> {
    Problem::new(ProblemKind::INVALID_FIELDS).field("consents", reason).into()
}
