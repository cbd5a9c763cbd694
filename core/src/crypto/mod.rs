//! Sealing of what is stored: AES-256-GCM envelopes bound to their place, the data key that the platform's
//! vault wraps, the inventory that tells whether all the rows of a commit are there, and the chunks of large files.
//!
//! Only ring does cryptography here. One data key serves one epoch, or one file; every other key is derived from it by
//! HKDF, one label per purpose, so no key is ever used for two things.

mod bound;
mod chunks;
mod data_key;
mod envelope;
mod fault;
mod inventory;

pub use chunks::{ChunkOpener, ChunkSealer};
pub use data_key::DataKey;
pub use envelope::{Address, Sealer};
pub use fault::CryptoFault;
pub use inventory::{Inventory, Mark};

#[cfg(test)]
pub(crate) mod testing;
