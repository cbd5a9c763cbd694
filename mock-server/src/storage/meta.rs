//! What the portal knows of itself: rows that each have a name.

use rusqlite::{Connection, OptionalExtension, params};

/// The table of these rows.
pub(super) const TABLE: &str = "meta";

pub(crate) const PORTAL_KEY: &str = "portal_key";
pub(crate) const CLOCK_OFFSET: &str = "clock_offset_s";
pub(crate) const CLOCK_FLOOR: &str = "clock_floor_s";
pub(crate) const CLOCK_STANDS: &str = "clock_stands";
pub(crate) const PROFILE: &str = "profile";
pub(crate) const LIMITS_LIFTED: &str = "limits_lifted";

pub(crate) fn read_meta<T: rusqlite::types::FromSql>(
    connection: &Connection,
    name: &str,
) -> rusqlite::Result<Option<T>> {
    connection.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()
}

pub(crate) fn write_meta(
    connection: &Connection,
    name: &str,
    value: &dyn rusqlite::ToSql,
) -> rusqlite::Result<()> {
    // A value that stands there already is not written: a transaction that changes nothing costs the disk nothing.
    let mut statement = connection.prepare_cached(
        "INSERT INTO meta (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value",
    )?;
    statement.execute(params![name, value])?;
    Ok(())
}
