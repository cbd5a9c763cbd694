//! The first database of a folder.
//!
//! It is made under another name and takes its own only when nothing is missing: a file of the right name is never
//! half made, and an empty one is damage. A kill before the renaming leaves an unfinished database, which names
//! the vault key made for it; the next open destroys that key and begins again.

use std::fs::File;

use rusqlite::TransactionBehavior;

use super::{
    faults::{io_fault, seal_fault, sql_fault},
    files::{self, APPLICATION_ID, Layout},
    index::Index,
    keyring,
    migrations::{MIGRATIONS, migrate},
    record::{Inventories, Standing},
    rows::Commit,
};
use crate::{
    crypto::Sealer,
    ports::{KeyVault, Rng, StoreFault},
};

/// The first epoch of a database.
const FIRST_EPOCH: u32 = 1;
/// The number of the commit that makes a database.
const FIRST_COMMIT: u64 = 1;

/// Makes an empty database with a key of its own.
///
/// # Errors
/// See [`StoreFault`]; no database is there then.
pub fn create(layout: &Layout, vault: &dyn KeyVault, rng: &dyn Rng) -> Result<(), StoreFault> {
    layout.sweep_unfinished(vault)?;
    let alias = keyring::fresh_alias(rng)?;
    let unfinished = layout.unfinished();
    let mut connection = files::connect(&unfinished, true)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(sql_fault)?;
    migrate(&mut connection, MIGRATIONS)?;
    keyring::put(&connection, FIRST_EPOCH, &alias, None)?;
    layout.sync()?;

    let (data_key, wrapped) = keyring::make_key(vault, &alias, rng)?;
    let mut sealer = Sealer::new(&data_key, FIRST_EPOCH, rng).map_err(seal_fault)?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql_fault)?;
    keyring::put(&transaction, FIRST_EPOCH, &alias, Some(&wrapped))?;
    let standing = Standing { commit: FIRST_COMMIT, inventories: Inventories::default() };
    let (sealer, index) = (&mut sealer, &mut Index::default());
    Commit { connection: &transaction, sealer, index, standing }.close()?;
    transaction.commit().map_err(sql_fault)?;

    // Whatever still stood in a WAL under the other name would be left behind by the renaming.
    let unwritten: i64 =
        connection.query_one("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(sql_fault)?;
    connection.close().map_err(|(_, error)| sql_fault(error))?;
    if unwritten != 0 || files::has_wal(&unfinished)? {
        return Err(StoreFault::Io { reason: "the new database could not be written out".to_owned() });
    }
    // SQLite may report WAL mode after it failed to write that down.
    files::check_header(&unfinished).map_err(|fault| StoreFault::Io { reason: fault.to_string() })?;
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(io_fault)?;
    files::rename(&unfinished, &layout.database())?;
    layout.sync()
}
