//! Large things of the phone's memory: documents, photos, receipts, PDFs, as sealed files beside the database.
//!
//! A file has a random name and a key of its own, and never changes. Both stand in its [`FileRef`], which the caller
//! keeps in a sealed row of the commit that says "saved". The way of a file:
//!
//! 1. [`FileStore::create`] gives a [`Writer`], which seals chunk by chunk into an unfinished file. Its key is nowhere
//!    but in memory: what a kill leaves of it nobody can read.
//! 2. [`Writer::finish`] seals the last chunk, syncs the file, gives it its name and syncs the folder. Only now is there
//!    a [`FileRef`] for a row to keep.
//! 3. [`FileStore::open`] gives a [`Reader`], which opens the chunks that are asked for, from any offset.
//! 4. The file is gone with the commit that removes its row, for its key goes with that; [`FileStore::remove`] frees the
//!    room.
//!
//! [`FileStore::sweep`] removes, when the phone's memory is opened, what no row names. It costs one listing of the
//! folder; nothing of any file is read. Decisions and limits: `docs/adr/0009-sealed-files.md`.

mod disk_folder;
mod fault;
mod file_ref;
mod hex;
mod layout;
mod reader;
mod store;
mod writer;

#[cfg(any(test, feature = "testing"))]
mod memory_folder;
#[cfg(test)]
mod tests;

pub use disk_folder::DiskFolder;
pub use fault::FileFault;
pub use file_ref::{FileName, FileRef, Sha256, sealed};
#[cfg(any(test, feature = "testing"))]
pub use memory_folder::MemoryFolder;
pub use reader::Reader;
pub use store::FileStore;
pub use writer::Writer;
