//! The phone's memory: `SQLite` whose values are sealed one by one.
//!
//! One connection writes, in WAL mode with `synchronous=FULL`: what a commit has accepted outlives a power loss.
//! Each value is sealed for its place ([`crate::crypto`]); with the last row of a commit goes the sealed
//! [inventory](crate::crypto::Inventory) of all others, so that a file is either a state that was once committed or
//! [`StoreFault::Damaged`]. The archive's own is held against its rows when they are read or the whole file is checked:
//! opening costs the same, whatever lies there. That the state is an older one of the same epoch is not detected; one of an earlier epoch
//! is [`StoreFault::KeyLost`], for its vault key is destroyed.
//!
//! Nothing is overwritten or deleted because it can't be read: [`set_aside`] moves it, then [`SealedStore::open`]
//! begins anew. Only one core may use a folder: take a [`FolderLock`] before anything else.

mod archive;
mod create;
mod faults;
mod files;
mod index;
mod keyring;
mod lock;
mod migrations;
mod record;
mod rows;
mod sealed;
mod table;

#[cfg(any(test, feature = "testing"))]
mod memory;
#[cfg(test)]
mod tests;

pub use files::set_aside;
pub use lock::{FolderLock, LockFault};
#[cfg(any(test, feature = "testing"))]
pub use memory::MemoryStore;
pub use sealed::SealedStore;
#[cfg(test)]
pub(crate) use tests::{leaks::hits, support::Phone};

#[cfg(doc)]
use crate::ports::StoreFault;
