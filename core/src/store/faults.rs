//! What the layers below say, as [`StoreFault`].

use std::io;

use rusqlite::{Error as SqlError, ErrorCode, ffi};

use crate::{
    crypto::CryptoFault,
    disk,
    ports::{StoreFault, VaultFault},
};

/// A value, row or file that is not what was written.
pub fn damaged(reason: impl Into<String>) -> StoreFault {
    StoreFault::Damaged { reason: reason.into() }
}

/// The schema is ours and no statement depends on what a person typed, so whatever is neither the disk nor the
/// system is a file that is not what was written. Texts of `SQLite` are not passed on: they may quote a path.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub fn sql_fault(error: SqlError) -> StoreFault {
    let SqlError::SqliteFailure(failure, _) = error else {
        return damaged("a column holds what was never written there");
    };
    match failure.code {
        ErrorCode::DiskFull => StoreFault::DiskFull,
        _ if failure.extended_code == ffi::SQLITE_IOERR_SHORT_READ => damaged(failure.to_string()),
        ErrorCode::SystemIoFailure
        | ErrorCode::CannotOpen
        | ErrorCode::PermissionDenied
        | ErrorCode::ReadOnly
        | ErrorCode::DatabaseBusy
        | ErrorCode::DatabaseLocked
        | ErrorCode::FileLockingProtocolFailed
        | ErrorCode::OperationInterrupted
        | ErrorCode::OutOfMemory => StoreFault::Io { reason: failure.to_string() },
        _ => damaged(failure.to_string()),
    }
}

/// Faults of the file system itself.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub fn io_fault(error: io::Error) -> StoreFault {
    if disk::is_full(&error) { StoreFault::DiskFull } else { StoreFault::Io { reason: error.to_string() } }
}

/// Faults of the vault while it is asked for a key that was in use.
pub fn vault_fault(fault: VaultFault) -> StoreFault {
    match fault {
        VaultFault::KeyLost => StoreFault::KeyLost,
        VaultFault::Refused { reason } | VaultFault::Failed { reason } => StoreFault::VaultRefused { reason },
    }
}

/// Faults of the vault while it makes a new key: nothing is lost yet, whatever it says.
pub fn new_key_fault(fault: VaultFault) -> StoreFault {
    match fault {
        VaultFault::KeyLost => StoreFault::VaultRefused { reason: "the new key is gone already".to_owned() },
        other => vault_fault(other),
    }
}

/// Faults while sealing.
pub fn seal_fault(_: CryptoFault) -> StoreFault {
    StoreFault::Sealing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_code(code: i32) -> StoreFault {
        sql_fault(SqlError::SqliteFailure(ffi::Error::new(code), Some("/secret/path".to_owned())))
    }

    #[test]
    fn each_code_of_sqlite_has_its_fault() {
        assert_eq!(of_code(ffi::SQLITE_FULL), StoreFault::DiskFull);
        for code in [
            ffi::SQLITE_IOERR,
            ffi::SQLITE_IOERR_FSYNC,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_CANTOPEN,
            ffi::SQLITE_PERM,
            ffi::SQLITE_READONLY,
            ffi::SQLITE_BUSY,
            ffi::SQLITE_NOMEM,
        ] {
            assert!(matches!(of_code(code), StoreFault::Io { .. }), "{code}");
        }
        for code in [
            ffi::SQLITE_CORRUPT,
            ffi::SQLITE_NOTADB,
            ffi::SQLITE_ERROR,
            ffi::SQLITE_CONSTRAINT,
            ffi::SQLITE_IOERR_SHORT_READ,
        ] {
            assert!(matches!(of_code(code), StoreFault::Damaged { .. }), "{code}");
        }
        assert!(matches!(sql_fault(SqlError::QueryReturnedNoRows), StoreFault::Damaged { .. }));
    }

    #[test]
    fn no_path_is_passed_on() {
        for code in [ffi::SQLITE_CANTOPEN, ffi::SQLITE_CORRUPT] {
            assert!(!format!("{:?}", of_code(code)).contains("secret"));
        }
    }

    #[test]
    fn a_full_disk_is_one_for_the_file_system_too() {
        assert_eq!(io_fault(io::ErrorKind::StorageFull.into()), StoreFault::DiskFull);
        assert!(matches!(io_fault(io::ErrorKind::PermissionDenied.into()), StoreFault::Io { .. }));
    }

    #[test]
    fn a_new_key_that_is_gone_loses_nothing() {
        assert_eq!(vault_fault(VaultFault::KeyLost), StoreFault::KeyLost);
        assert!(matches!(new_key_fault(VaultFault::KeyLost), StoreFault::VaultRefused { .. }));
        let failed = VaultFault::Failed { reason: "chip".to_owned() };
        assert_eq!(new_key_fault(failed), StoreFault::VaultRefused { reason: "chip".to_owned() });
    }
}
