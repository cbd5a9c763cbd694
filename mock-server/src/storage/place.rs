//! Where a portal keeps its data: in a folder, or in memory for the many short lives of a storm.

use super::database::Storage;
use super::migrations;
use super::open::{DataFolder, OpenError};
use jiff::Timestamp;
use rusqlite::{Connection, backup::Backup};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Where a portal keeps its data.
#[derive(Clone, Debug)]
pub enum DataPlace {
    /// In a folder of its own, which is made where it's missing and locked against a second portal.
    Folder(PathBuf),
    /// In memory: no files, no lock.
    Memory(MemoryDatabase),
}

impl DataPlace {
    /// Opens the data, after removing what was there if `reset` says so.
    pub(crate) fn open(&self, reset: bool, now: Timestamp) -> Result<Storage, OpenError> {
        match self {
            Self::Folder(path) => {
                let folder = DataFolder::claim(path)?;
                if reset {
                    folder.reset(now)?;
                }
                folder.open()
            }
            Self::Memory(database) => {
                if reset {
                    database.clear();
                }
                database.open().map_err(|error| self.io(&error))
            }
        }
    }

    /// The data was opened but can't be used.
    pub(crate) fn io(&self, error: &rusqlite::Error) -> OpenError {
        let path = match self {
            Self::Folder(path) => path,
            Self::Memory(_) => Path::new(":memory:"),
        };
        OpenError::Io { path: path.to_owned(), detail: error.to_string() }
    }
}

/// A database without a file. Its clones are the same database: a portal that was dropped can be opened on it again and
/// finds everything. Two portals open on it at once share one connection.
#[derive(Clone, Debug)]
pub struct MemoryDatabase(Arc<Mutex<Connection>>);

impl MemoryDatabase {
    /// An empty one.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(empty())))
    }

    /// A database of its own that holds what this one holds now: quicker than opening a portal on an empty one.
    ///
    /// # Errors
    /// Memory has run out.
    pub fn copied(&self) -> rusqlite::Result<Self> {
        let mut copy = empty();
        let from = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Backup::new(&from, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
        Ok(Self(Arc::new(Mutex::new(copy))))
    }

    fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = empty();
    }

    fn open(&self) -> rusqlite::Result<Storage> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connection.pragma_update(None, "foreign_keys", true)?;
        migrations::migrate(&mut connection)?;
        drop(connection);
        Storage::of(self.0.clone(), None, None)
    }
}

impl Default for MemoryDatabase {
    fn default() -> Self {
        Self::new()
    }
}

fn empty() -> Connection {
    Connection::open_in_memory().expect("a database without a file needs nothing that could fail")
}
