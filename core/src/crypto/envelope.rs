//! The envelope of one stored value.
//!
//! Layout: `format (1) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`. Inside the ciphertext: `length (4, big endian) ‖
//! value ‖ zeros` up to a multiple of 64 bytes, so that sizes tell little. The nonce is 64 random bits drawn when
//! the sealer is made, then a 32-bit counter: a file put back to an older state can't make it repeat, as a counter
//! kept in the file would. The additional data bind the value to its place: format, table and column, profile,
//! row name, epoch.

use std::fmt;

use ring::{aead, hmac};

use super::{
    bound::{APP, bind},
    data_key::DataKey,
    fault::CryptoFault,
    inventory::Mark,
};
use crate::{
    planted::{self, Bug},
    ports::Rng,
};

/// The format of the envelopes made here; first byte of each and part of what is authenticated.
const FORMAT: u8 = 1;
/// Random bytes of a nonce.
const PREFIX: usize = 8;
/// Bytes before the ciphertext.
const HEADER: usize = 1 + aead::NONCE_LEN;
/// Bytes of the length inside the ciphertext.
const LENGTH: usize = 4;
/// Plaintexts are padded to a multiple of this.
const BLOCK: usize = 64;

/// The place of a value, which the envelope is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    /// The fixed number of table and column.
    pub slot: u16,
    /// Whose row it is.
    pub profile: u32,
    /// The row's name.
    pub name: &'a str,
}

/// Seals and opens the values of one epoch.
pub struct Sealer {
    epoch: u32,
    rows: aead::LessSafeKey,
    marks: hmac::Key,
    prefix: [u8; PREFIX],
    sealed: u64,
}

impl Sealer {
    /// A sealer with nonces of its own.
    ///
    /// # Errors
    /// [`CryptoFault::NoRandomness`].
    pub fn new(data_key: &DataKey, epoch: u32, rng: &dyn Rng) -> Result<Self, CryptoFault> {
        let mut prefix = [0; PREFIX];
        if !planted::is(Bug::NonceReused) {
            rng.fill(&mut prefix)?;
        }
        Ok(Self { epoch, rows: data_key.rows_key(), marks: data_key.marks_key(), prefix, sealed: 0 })
    }

    /// The epoch this sealer writes and reads.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Seals a value, which may lie in parts, for its place.
    ///
    /// # Errors
    /// [`CryptoFault::NoncesUsedUp`] after 2^32 values, [`CryptoFault::TooLong`].
    pub fn seal(&mut self, address: &Address<'_>, parts: &[&[u8]]) -> Result<Vec<u8>, CryptoFault> {
        let size = parts.iter().map(|part| part.len()).sum::<usize>();
        let length = u32::try_from(size).map_err(|_| CryptoFault::TooLong)?;
        let padded = (LENGTH + size).next_multiple_of(BLOCK);
        let nonce = self.next_nonce()?;
        // Of its final size from the start: a buffer that grew would leave a copy of the value behind.
        let mut envelope = Vec::with_capacity(HEADER + padded + aead::AES_256_GCM.tag_len());
        envelope.push(FORMAT);
        envelope.extend_from_slice(&nonce);
        envelope.extend_from_slice(&length.to_be_bytes());
        for part in parts {
            envelope.extend_from_slice(part);
        }
        envelope.resize(HEADER + padded, 0);
        let tag = self
            .rows
            .seal_in_place_separate_tag(
                aead::Nonce::assume_unique_for_key(nonce),
                aead::Aad::from(self.bind(address)),
                &mut envelope[HEADER..],
            )
            .map_err(|ring::error::Unspecified| CryptoFault::TooLong)?;
        envelope.extend_from_slice(tag.as_ref());
        Ok(envelope)
    }

    /// Opens what was sealed for this very place in this epoch.
    ///
    /// # Errors
    /// [`CryptoFault::UnknownFormat`], [`CryptoFault::NotAuthentic`].
    pub fn open(&self, address: &Address<'_>, envelope: &[u8]) -> Result<Vec<u8>, CryptoFault> {
        let (&format, rest) = envelope.split_first().ok_or(CryptoFault::NotAuthentic)?;
        if format != FORMAT {
            return Err(CryptoFault::UnknownFormat);
        }
        let (nonce, sealed) = rest.split_first_chunk().ok_or(CryptoFault::NotAuthentic)?;
        let mut buffer = sealed.to_vec();
        let opened = self
            .rows
            .open_in_place(
                aead::Nonce::assume_unique_for_key(*nonce),
                aead::Aad::from(self.bind(address)),
                &mut buffer,
            )
            .map_err(|ring::error::Unspecified| CryptoFault::NotAuthentic)?;
        let (length, padded) = opened.split_first_chunk().ok_or(CryptoFault::NotAuthentic)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| CryptoFault::NotAuthentic)?;
        if length > padded.len() {
            return Err(CryptoFault::NotAuthentic);
        }
        buffer.drain(..LENGTH);
        buffer.truncate(length);
        Ok(buffer)
    }

    /// What stands for this envelope in the [`Inventory`](super::Inventory). Nonce and tag tell it from every other, and
    /// it opens at one place only.
    pub fn mark(&self, envelope: &[u8]) -> Mark {
        let (head, _) = envelope.split_at(HEADER.min(envelope.len()));
        let (_, tag) = envelope.split_at(envelope.len().saturating_sub(aead::AES_256_GCM.tag_len()));
        let mut context = hmac::Context::with_key(&self.marks);
        context.update(head);
        context.update(tag);
        Mark::from_tag(&context.sign())
    }

    fn bind(&self, address: &Address<'_>) -> Vec<u8> {
        bind(&[
            APP,
            &[FORMAT],
            &address.slot.to_be_bytes(),
            &address.profile.to_be_bytes(),
            &self.epoch.to_be_bytes(),
            address.name.as_bytes(),
        ])
    }

    fn next_nonce(&mut self) -> Result<[u8; aead::NONCE_LEN], CryptoFault> {
        let counter = u32::try_from(self.sealed).map_err(|_| CryptoFault::NoncesUsedUp)?;
        self.sealed += 1;
        let mut nonce = [0; aead::NONCE_LEN];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..].copy_from_slice(&counter.to_be_bytes());
        Ok(nonce)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer")
            .field("epoch", &self.epoch)
            .field("keys", &"[hidden]")
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
impl Sealer {
    /// As if `sealed` values had been sealed already.
    pub(crate) fn pretend_sealed(&mut self, sealed: u64) {
        self.sealed = sealed;
    }
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
