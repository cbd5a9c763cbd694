//! The one migration loop.

use rusqlite::{Connection, TransactionBehavior};

use super::faults::{damaged, sql_fault};
use crate::ports::StoreFault;

/// Every change of the schema, in order; the place in this list, counted from 1, is the version it leads to.
/// A file once released never changes: a new one follows, and a fixture of the version it starts from is kept.
pub const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001_rows_and_keyring.sql"), include_str!("migrations/0002_archive.sql")];

/// Brings the database to the newest version in one transaction, from any older one.
///
/// # Errors
/// [`StoreFault::TooNew`] when the database is of a later version; it is left as it is.
pub fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreFault> {
    let known = u32::try_from(migrations.len()).map_err(|_| damaged("too many migrations"))?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql_fault)?;
    let found: i32 =
        transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(sql_fault)?;
    let found = found.cast_unsigned();
    if found > known {
        return Err(StoreFault::TooNew { found, known });
    }
    if found == known {
        return Ok(());
    }
    for sql in migrations.iter().skip(found as usize) {
        transaction.execute_batch(sql).map_err(sql_fault)?;
    }
    transaction.pragma_update(None, "user_version", known).map_err(sql_fault)?;
    transaction.commit().map_err(sql_fault)
}
