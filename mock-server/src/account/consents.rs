//! The consents that a person gave, from the registration on.

use super::wire::ConsentKept;
use crate::portal::clock::timestamp;
use rusqlite::Connection;

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
