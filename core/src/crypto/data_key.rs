//! The random key of an epoch, or of a file.

use ring::{aead, hkdf, hmac};
use zeroize::{Zeroize, Zeroizing};

use super::fault::CryptoFault;
use crate::{ports::Rng, sensitive::hidden_debug};

/// Length of a data key in bytes.
const LENGTH: usize = 32;
/// The HKDF label of the key that seals rows.
const ROWS: &[u8] = b"kabinet/rows/v1";
/// The HKDF label of the key that marks rows for the inventory.
const MARKS: &[u8] = b"kabinet/marks/v1";
/// The HKDF label of the key that seals the chunks of a file.
const CHUNKS: &[u8] = b"kabinet/chunks/v1";

/// 256 random bits from which the keys of one epoch, or of one file, are derived. It is wiped when dropped; that of an
/// epoch lives only until its keys are derived. (The derived keys stay in ring's own types for as long as the store or
/// the file is open; ring does not wipe them.)
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey {
    bytes: Zeroizing<[u8; LENGTH]>,
}

impl DataKey {
    /// A new key.
    ///
    /// # Errors
    /// [`CryptoFault::NoRandomness`].
    pub fn generate(rng: &dyn Rng) -> Result<Self, CryptoFault> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        rng.fill(bytes.as_mut_slice())?;
        Ok(Self { bytes })
    }

    /// The key that a vault has unwrapped; `None` when these bytes can't be one. The given bytes are wiped.
    pub fn from_unwrapped(mut unwrapped: Vec<u8>) -> Option<Self> {
        let bytes = <[u8; LENGTH]>::try_from(unwrapped.as_slice()).ok().map(Zeroizing::new);
        unwrapped.zeroize();
        bytes.map(|bytes| Self { bytes })
    }

    /// What the vault is asked to wrap, or a sealed row keeps.
    pub fn expose(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    /// The key that seals rows.
    pub(super) fn rows_key(&self) -> aead::LessSafeKey {
        self.aead_key(ROWS)
    }

    /// The key that seals the chunks of a file.
    pub(super) fn chunks_key(&self) -> aead::LessSafeKey {
        self.aead_key(CHUNKS)
    }

    /// The key that marks rows for the inventory.
    pub(super) fn marks_key(&self) -> hmac::Key {
        let prk = self.extract();
        let okm =
            prk.expand(&[MARKS], hmac::HMAC_SHA256).expect("HKDF-SHA256 gives 32 bytes for every label");
        hmac::Key::from(okm)
    }

    fn aead_key(&self, label: &[u8]) -> aead::LessSafeKey {
        let (prk, label) = (self.extract(), [label]);
        let okm = prk.expand(&label, &aead::AES_256_GCM).expect("HKDF-SHA256 gives 32 bytes for every label");
        aead::LessSafeKey::new(aead::UnboundKey::from(okm))
    }

    fn extract(&self) -> hkdf::Prk {
        hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(self.expose())
    }
}

hidden_debug!(DataKey);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::testing::{BrokenRng, SeededRng};

    #[test]
    fn a_key_is_random_and_hidden() {
        let rng = SeededRng::new(1);
        let (first, second) = (DataKey::generate(&rng).unwrap(), DataKey::generate(&rng).unwrap());
        assert_ne!(first.expose(), second.expose());
        assert_ne!(first.expose(), [0; LENGTH]);
        assert_eq!(format!("{first:?}"), "DataKey([hidden])");
    }

    #[test]
    fn no_randomness_is_no_key() {
        assert_eq!(DataKey::generate(&BrokenRng).unwrap_err(), CryptoFault::NoRandomness);
    }

    #[test]
    fn only_32_bytes_are_a_key() {
        for length in [0, 16, 31, 33, 64] {
            assert!(DataKey::from_unwrapped(vec![7; length]).is_none(), "{length}");
        }
        let key = DataKey::from_unwrapped(vec![7; LENGTH]).expect("32 bytes are a key");
        assert_eq!(key.expose(), [7; LENGTH]);
    }
}
