//! The open database and its transactions.

mod shared;

pub(crate) use shared::Ran;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use shared::Line;
use std::fs::File;
use std::sync::{Arc, Mutex, PoisonError};

/// The open database. Every access is one transaction; all of them block, so async code goes through `spawn_blocking`.
pub(crate) struct Storage {
    connection: Arc<Mutex<Connection>>,
    /// Reads what is committed, beside whoever writes; a database in memory has none.
    reader: Option<Mutex<Connection>>,
    /// Who waits for a transaction of a database in a folder.
    line: Line,
    /// Held for as long as a database in a folder is open: no second portal may write to it.
    lock: Option<File>,
}

/// Statements that stay prepared: more than all journeys together have.
const PREPARED: usize = 128;

impl Storage {
    /// A database that is ready for use. `reader` and `lock` belong to one in a folder.
    pub(super) fn of(
        connection: Arc<Mutex<Connection>>,
        reader: Option<Connection>,
        lock: Option<File>,
    ) -> rusqlite::Result<Self> {
        keep_statements(&connection.lock().unwrap_or_else(PoisonError::into_inner))?;
        if let Some(reader) = &reader {
            keep_statements(reader)?;
        }
        Ok(Self { connection, reader: reader.map(Mutex::new), line: Line::default(), lock })
    }

    /// Whether no transaction can wait for a disk.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.lock.is_none()
    }

    /// Runs `work` in one transaction, which is committed when `work` says so and rolled back otherwise.
    pub(crate) fn transaction<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<Commit<T>, E>,
    ) -> Result<T, E> {
        // A panic inside a transaction rolled it back, so the connection is as good as before.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Commit(value) = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Runs `work` on what is committed now. What it tries to write fails. `None` for a database in memory, and when the
    /// file can't be read.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> T) -> Option<T> {
        let mut reader = self.reader.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = reader.transaction().ok()?;
        Some(work(&snapshot))
    }
}

/// Keeps the plans of statements.
fn keep_statements(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    // Else a statement is planned anew each time that other values are bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Says that what a transaction did shall last.
pub(crate) struct Commit<T>(pub(crate) T);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{DataPlace, MemoryDatabase, write_meta};
    use jiff::Timestamp;

    fn count(connection: &Connection) -> rusqlite::Result<i64> {
        connection.query_one("SELECT count(*) FROM meta", [], |row| row.get(0))
    }

    #[test]
    fn a_question_sees_what_is_committed_while_somebody_writes_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let storage = DataPlace::Folder(folder.path().to_owned()).open(false, Timestamp::UNIX_EPOCH).unwrap();
        let before = storage.read(|tx| count(tx)).unwrap().unwrap();
        let written = storage.transaction(|tx| {
            write_meta(tx, "one", &1)?;
            assert_eq!(storage.read(|tx| count(tx)), Some(Ok(before)), "before the commit");
            Ok::<_, rusqlite::Error>(Commit(()))
        });
        assert_eq!(written, Ok(()));
        assert_eq!(storage.read(|tx| count(tx)), Some(Ok(before + 1)), "after it");
        assert!(storage.read(|tx| write_meta(tx, "two", &2)).unwrap().is_err(), "it may not write");
        assert_eq!(storage.read(|tx| count(tx)), Some(Ok(before + 1)));
    }

    #[test]
    fn a_database_in_memory_is_only_read_in_turn() {
        let storage = DataPlace::Memory(MemoryDatabase::new()).open(false, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(storage.read(|tx| count(tx)), None);
    }
}
