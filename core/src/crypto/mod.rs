//! Sealing of what is stored: AES-256-GCM envelopes bound to their place, the data key that the platform's
//! vault wraps, the inventory that tells whether all the rows of a commit are there, and the chunks of large files.
//!
//! Only ring does cryptography here. One data key serves one epoch, or one file; every other key is derived from it by
//! HKDF, one label per purpose, so no key is ever used for two things.

mod bound;
mod chunks;
mod data_key;
mod envelope;
mod inventory;

pub use chunks::{ChunkOpener, ChunkSealer};
pub use data_key::DataKey;
pub use envelope::{Address, Sealer};
pub use inventory::{Inventory, Mark};

use crate::ports::RngFault;

/// Why sealing or opening did not work. Carries nothing of what was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoFault {
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    NoRandomness,
    /// This sealer has used all its nonces; a new epoch brings a new key.
    #[error("no nonce is left for this key")]
    NoncesUsedUp,
    /// The value is longer than an envelope can hold (4 GiB).
    #[error("the value is too long to be sealed")]
    TooLong,
    /// The envelope is of a format this version does not know.
    #[error("the envelope has an unknown format")]
    UnknownFormat,
    /// Changed, moved to another place, or sealed with another key.
    #[error("the sealed value is not authentic here")]
    NotAuthentic,
}

impl From<RngFault> for CryptoFault {
    fn from(RngFault: RngFault) -> Self {
        Self::NoRandomness
    }
}

#[cfg(test)]
pub(crate) mod testing;
