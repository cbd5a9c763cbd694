//! The table of rows that are not read when the store is opened. Adding one, replacing one and forgetting a profile's costs
//! nothing for all the others: the inventory goes on from what was sealed of it, and is held against the rows when
//! somebody reads them.

use rusqlite::{Connection, OptionalExtension, Row as Found, params};

use super::{
    faults::{damaged, sql_fault},
    table::{ARCHIVE, address, changed, open, run},
};
use crate::{
    crypto::{Inventory, Mark, Sealer},
    ports::{Row, RowKey, Slot, StoreFault},
};

/// Opens every row in the order of keys, hands each out, and holds all of them against their inventory. None counts before
/// the end: then all are there and nothing else is.
///
/// # Errors
/// [`StoreFault::Damaged`] when a single row does not open or the inventory does not agree.
pub fn read(
    connection: &Connection,
    sealer: &Sealer,
    expected: &Inventory,
    mut take: impl FnMut(Row),
) -> Result<(), StoreFault> {
    let mut counted = Inventory::default();
    let sql = "SELECT profile, name, epoch, value FROM archive ORDER BY profile, name";
    let mut statement = connection.prepare(sql).map_err(sql_fault)?;
    let mut found = statement.query([]).map_err(sql_fault)?;
    while let Some(row) = found.next().map_err(sql_fault)? {
        let key = RowKey {
            slot: Slot::Archive,
            profile: row.get(0).map_err(sql_fault)?,
            name: row.get(1).map_err(sql_fault)?,
        };
        let epoch: u32 = row.get(2).map_err(sql_fault)?;
        if epoch != sealer.epoch() {
            return Err(damaged("a row of archive is of another epoch"));
        }
        let envelope = row.get_ref(3).map_err(sql_fault)?.as_blob().map_err(|_| changed(ARCHIVE))?;
        let (_, value) = open(sealer, &address(&key), envelope, ARCHIVE)?;
        counted.add(sealer.mark(envelope));
        take(Row { key, value });
    }
    if counted == *expected { Ok(()) } else { Err(damaged("rows of archive are missing, too many or old")) }
}

/// Writes a sealed row over whatever has its key.
///
/// # Errors
/// Those of `SQLite`.
pub fn write(connection: &Connection, key: &RowKey, epoch: u32, envelope: &[u8]) -> Result<(), StoreFault> {
    let sql = "INSERT OR REPLACE INTO archive (profile, name, epoch, value) VALUES (?1, ?2, ?3, ?4)";
    run(connection, sql, params![key.profile, key.name, epoch, envelope])
}

/// Takes a row that will be written over or removed out of the inventory; none there is fine.
///
/// # Errors
/// Those of `SQLite`.
pub fn forget(
    connection: &Connection,
    sealer: &Sealer,
    inventory: &mut Inventory,
    key: &RowKey,
) -> Result<(), StoreFault> {
    let sql = "SELECT value FROM archive WHERE profile = ?1 AND name = ?2";
    let mut statement = connection.prepare_cached(sql).map_err(sql_fault)?;
    let values = params![key.profile, key.name];
    let mark = statement.query_one(values, |row| mark(row, sealer)).optional().map_err(sql_fault)?;
    if let Some(mark) = mark {
        inventory.remove(mark);
    }
    Ok(())
}

/// Removes a row that the inventory does not hold any more.
///
/// # Errors
/// Those of `SQLite`.
pub fn delete(connection: &Connection, key: &RowKey) -> Result<(), StoreFault> {
    let sql = "DELETE FROM archive WHERE profile = ?1 AND name = ?2";
    run(connection, sql, params![key.profile, key.name])
}

/// Removes a profile's rows, whatever became of them.
///
/// # Errors
/// Those of `SQLite`.
pub fn delete_profile(
    connection: &Connection,
    sealer: &Sealer,
    inventory: &mut Inventory,
    profile: u32,
) -> Result<(), StoreFault> {
    let sql = "SELECT value FROM archive WHERE profile = ?1";
    let mut statement = connection.prepare_cached(sql).map_err(sql_fault)?;
    let marks = statement.query_map([profile], |row| mark(row, sealer)).map_err(sql_fault)?;
    for mark in marks {
        inventory.remove(mark.map_err(sql_fault)?);
    }
    run(connection, "DELETE FROM archive WHERE profile = ?1", [profile])
}

fn mark(row: &Found<'_>, sealer: &Sealer) -> rusqlite::Result<Mark> {
    Ok(sealer.mark(row.get_ref(0)?.as_blob()?))
}
