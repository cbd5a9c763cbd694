//! Why a value could not be sealed or opened.

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
