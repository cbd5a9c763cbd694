//! Why a sealed file could not be written or read.

use std::io;

use crate::{crypto::CryptoFault, disk};

/// Why the file store did not do what was asked. There is no lost key among these: a file's key stands in the row that
/// names it, so who has no key has no name either.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// No room on the phone.
    #[error("no room left on the disk")]
    DiskFull,
    /// Reading or writing failed.
    #[error("reading or writing failed: {reason}")]
    Io {
        /// What the system said.
        reason: String,
    },
    /// A row names the file, and it is not there.
    #[error("the file is missing")]
    Missing,
    /// The file is not what was written.
    #[error("the file is damaged: {reason}")]
    Damaged {
        /// Where it was noticed.
        reason: String,
    },
    /// The file was written by a newer version of the app.
    #[error("the file is of format {found}, this app knows {known}")]
    TooNew {
        /// The file's format.
        found: u8,
        /// The newest format this app knows.
        known: u8,
    },
    /// What was written has another checksum than the one that was promised.
    #[error("what was written is not what was promised")]
    OtherContent,
    /// Sealing failed: no randomness.
    #[error("sealing failed")]
    Sealing,
}

/// Faults of the folder.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn io_fault(error: io::Error) -> FileFault {
    if disk::is_full(&error) { FileFault::DiskFull } else { FileFault::Io { reason: error.to_string() } }
}

/// Faults while a file is read that must be there.
pub(super) fn read_fault(error: io::Error) -> FileFault {
    match error.kind() {
        io::ErrorKind::NotFound => FileFault::Missing,
        io::ErrorKind::UnexpectedEof => damaged("it ends too early"),
        _ => io_fault(error),
    }
}

/// A file that is not what was written.
pub(super) fn damaged(reason: impl Into<String>) -> FileFault {
    FileFault::Damaged { reason: reason.into() }
}

/// Faults while sealing.
pub(super) fn seal_fault(_: CryptoFault) -> FileFault {
    FileFault::Sealing
}
