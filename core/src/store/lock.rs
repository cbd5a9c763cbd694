//! One core per data folder.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::faults::{io_fault, sql_fault};
use crate::{disk, ports::StoreFault};

/// The lock's file.
const FILE: &str = "lock";

/// Held as long as this core uses the folder; the system frees it when the process ends, however it ends.
///
/// It is `SQLite`'s own lock on an empty file: std's `File::try_lock` does nothing on Android before Rust 1.98.
#[derive(Debug)]
pub struct FolderLock {
    _held: Connection,
}

/// Why the folder could not be locked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LockFault {
    /// Another core, of this process or another, uses the folder.
    #[error("the data folder is in use")]
    InUse,
    /// No room for the folder or the lock's file.
    #[error("no room left on the disk")]
    DiskFull,
    /// The folder or the lock's file can't be made or opened.
    #[error("the data folder can't be locked: {reason}")]
    Io {
        /// What the system said.
        reason: String,
    },
}

impl FolderLock {
    /// Takes the folder `dir`, which is made if it is missing. Never waits.
    ///
    /// # Errors
    /// [`LockFault`].
    pub fn acquire(dir: &Path) -> Result<Self, LockFault> {
        disk::make_dir(dir).map_err(|error| lock_fault(&io_fault(error)))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        disk::for_this_user()
            .create(true)
            .truncate(false)
            .open(dir.join(FILE))
            .map_err(|error| lock_fault(&io_fault(error)))?;
        let held = Connection::open_with_flags(dir.join(FILE), flags).map_err(sql_lock_fault)?;
        held.busy_timeout(Duration::ZERO).map_err(sql_lock_fault)?;
        // Nothing is ever written: without a journal the lock is this one empty file.
        held.execute_batch("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE").map_err(sql_lock_fault)?;
        Ok(Self { _held: held })
    }
}

fn sql_lock_fault(error: rusqlite::Error) -> LockFault {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LockFault::InUse,
        _ => lock_fault(&sql_fault(error)),
    }
}

fn lock_fault(fault: &StoreFault) -> LockFault {
    match fault {
        StoreFault::DiskFull => LockFault::DiskFull,
        other => LockFault::Io { reason: other.to_string() },
    }
}
