//! What all tables of sealed rows have in common: their names, the place of a row, how it is opened.

use rusqlite::Connection;

use super::{
    faults::{damaged, sql_fault},
    record::Head,
};
use crate::{
    crypto::{Address, Sealer},
    ports::{RowKey, Slot, StoreFault},
};

/// The table that is not read when the store is opened.
pub const ARCHIVE: &str = "archive";

/// The name of a slot's table.
pub fn table(slot: Slot) -> &'static str {
    match slot {
        Slot::Fact => "fact",
        Slot::Draft => "draft",
        Slot::Outbox => "outbox",
        Slot::Cache => "cache",
        Slot::Archive => ARCHIVE,
    }
}

/// The fixed number of a slot's `value` column.
fn number(slot: Slot) -> u16 {
    match slot {
        Slot::Fact => 1,
        Slot::Draft => 2,
        Slot::Outbox => 3,
        Slot::Cache => 4,
        Slot::Archive => 6,
    }
}

/// Where a value is sealed.
pub fn address(key: &RowKey) -> Address<'_> {
    Address { slot: number(key.slot), profile: key.profile, name: &key.name }
}

/// Opens what was sealed in a table: its head and the value.
///
/// # Errors
/// [`StoreFault::Damaged`] when it is not what was sealed there.
pub fn open(
    sealer: &Sealer,
    address: &Address<'_>,
    envelope: &[u8],
    table: &str,
) -> Result<(Head, Vec<u8>), StoreFault> {
    let mut bytes = sealer.open(address, envelope).map_err(|_| changed(table))?;
    let (head, length) = Head::decode(&bytes).ok_or_else(|| changed(table))?;
    bytes.drain(..length);
    Ok((head, bytes))
}

/// Carries out one statement, planned once.
///
/// # Errors
/// Those of `SQLite`.
pub fn run(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<(), StoreFault> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).map_err(sql_fault)?;
    Ok(())
}

/// A value was changed past the store.
pub fn changed(table: &str) -> StoreFault {
    damaged(format!("a value of {table} is not what was sealed there"))
}
