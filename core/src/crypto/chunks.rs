//! The chunks of a sealed file.
//!
//! The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015) over AES-256-GCM: the nonce of a chunk is its
//! `number (8, big endian) ‖ zeros (3) ‖ last (1)`. So a chunk opens at its own place only, and the last one of a file
//! as the last one only. The additional data bind it to app, format and file. A nonce never comes twice under a key
//! because a [`ChunkSealer`] makes the key it seals with, and counts by itself.

use ring::aead;

use super::{
    CryptoFault, DataKey,
    bound::{APP, bind},
};
use crate::ports::Rng;

/// Seals the chunks of one new file, one after another.
pub struct ChunkSealer {
    data_key: DataKey,
    key: aead::LessSafeKey,
    bound: Vec<u8>,
    next: u64,
}

/// Opens the chunks of one file, in any order.
pub struct ChunkOpener {
    key: aead::LessSafeKey,
    bound: Vec<u8>,
}

impl ChunkSealer {
    /// The format that is written.
    pub const FORMAT: u8 = 1;
    /// How many bytes a chunk grows by when it is sealed.
    pub const OVERHEAD: usize = 16;

    /// A sealer for the file `file`, with a new key.
    ///
    /// # Errors
    /// [`CryptoFault::NoRandomness`].
    pub fn new(file: &[u8], rng: &dyn Rng) -> Result<Self, CryptoFault> {
        let data_key = DataKey::generate(rng)?;
        let (key, bound) = (data_key.chunks_key(), bind(&[APP, &[Self::FORMAT], file]));
        Ok(Self { data_key, key, bound, next: 0 })
    }

    /// Seals the next chunk in its place; its tag comes behind it.
    ///
    /// # Errors
    /// [`CryptoFault::TooLong`]; nothing was sealed then.
    pub fn seal(&mut self, chunk: &mut Vec<u8>) -> Result<(), CryptoFault> {
        self.seal_as(false, chunk)
    }

    /// Seals the last chunk as [`Self::seal`] does, and gives the key that opens the file.
    ///
    /// # Errors
    /// [`CryptoFault::TooLong`].
    pub fn seal_last(mut self, chunk: &mut Vec<u8>) -> Result<DataKey, CryptoFault> {
        self.seal_as(true, chunk)?;
        Ok(self.data_key)
    }

    fn seal_as(&mut self, is_last: bool, chunk: &mut Vec<u8>) -> Result<(), CryptoFault> {
        let nonce = nonce(self.next, is_last);
        self.next = self.next.checked_add(1).ok_or(CryptoFault::NoncesUsedUp)?;
        // Appending a tag may move the buffer and leave a copy of the plain bytes behind.
        debug_assert!(chunk.capacity() >= chunk.len() + Self::OVERHEAD);
        self.key
            .seal_in_place_append_tag(nonce, aead::Aad::from(&self.bound), chunk)
            .map_err(|ring::error::Unspecified| CryptoFault::TooLong)
    }
}

impl ChunkOpener {
    /// An opener for the file `file`, whose chunks are of this format.
    ///
    /// # Errors
    /// [`CryptoFault::UnknownFormat`].
    pub fn new(format: u8, data_key: &DataKey, file: &[u8]) -> Result<Self, CryptoFault> {
        if format != ChunkSealer::FORMAT {
            return Err(CryptoFault::UnknownFormat);
        }
        Ok(Self { key: data_key.chunks_key(), bound: bind(&[APP, &[format], file]) })
    }

    /// Opens a chunk in its place; gives the plain bytes, which stand at the beginning of `chunk`.
    ///
    /// # Errors
    /// [`CryptoFault::NotAuthentic`].
    pub fn open<'chunk>(
        &self,
        number: u64,
        is_last: bool,
        chunk: &'chunk mut [u8],
    ) -> Result<&'chunk [u8], CryptoFault> {
        let opened = self.key.open_in_place(nonce(number, is_last), aead::Aad::from(&self.bound), chunk);
        opened.map(|plain| &*plain).map_err(|ring::error::Unspecified| CryptoFault::NotAuthentic)
    }
}

fn nonce(number: u64, is_last: bool) -> aead::Nonce {
    let mut nonce = [0; aead::NONCE_LEN];
    nonce[..8].copy_from_slice(&number.to_be_bytes());
    nonce[aead::NONCE_LEN - 1] = u8::from(is_last);
    aead::Nonce::assume_unique_for_key(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::testing::{BrokenRng, SeededRng};

    const HERE: &[u8] = b"file 1";

    /// Three sealed chunks and their key.
    fn sealed(seed: u64, file: &[u8]) -> (Vec<Vec<u8>>, DataKey) {
        let mut sealer = ChunkSealer::new(file, &SeededRng::new(seed)).unwrap();
        let plain = |number: u8| {
            let mut chunk = Vec::with_capacity(50 + ChunkSealer::OVERHEAD);
            chunk.resize(50, number);
            chunk
        };
        let (mut first, mut second, mut last) = (plain(0), plain(1), plain(2));
        sealer.seal(&mut first).unwrap();
        sealer.seal(&mut second).unwrap();
        let key = sealer.seal_last(&mut last).unwrap();
        (vec![first, second, last], key)
    }

    fn opened(
        opener: &ChunkOpener,
        number: u64,
        is_last: bool,
        chunk: &[u8],
    ) -> Result<Vec<u8>, CryptoFault> {
        opener.open(number, is_last, &mut chunk.to_vec()).map(<[u8]>::to_vec)
    }

    #[test]
    fn a_chunk_opens_at_its_place_only() {
        let (chunks, key) = sealed(1, HERE);
        let opener = ChunkOpener::new(ChunkSealer::FORMAT, &key, HERE).unwrap();
        for (stands, chunk) in chunks.iter().enumerate() {
            for number in 0..4 {
                for is_last in [false, true] {
                    let result = opened(&opener, number, is_last, chunk);
                    let is_here = number == stands as u64 && is_last == (stands == 2);
                    let expected = if is_here {
                        Ok(vec![chunks_plain(stands); 50])
                    } else {
                        Err(CryptoFault::NotAuthentic)
                    };
                    assert_eq!(result, expected, "{stands} as {number}, last {is_last}");
                }
            }
        }
    }

    fn chunks_plain(number: usize) -> u8 {
        u8::try_from(number).unwrap()
    }

    #[test]
    fn file_key_and_format_are_part_of_the_seal() {
        let (chunks, key) = sealed(1, HERE);
        let (_, other_key) = sealed(2, HERE);
        for (key, file) in [(&key, b"file 2".as_slice()), (&other_key, HERE), (&key, b"")] {
            let opener = ChunkOpener::new(ChunkSealer::FORMAT, key, file).unwrap();
            assert_eq!(opened(&opener, 0, false, &chunks[0]), Err(CryptoFault::NotAuthentic));
        }
        for format in (0..=u8::MAX).filter(|format| *format != ChunkSealer::FORMAT) {
            assert_eq!(ChunkOpener::new(format, &key, HERE).err(), Some(CryptoFault::UnknownFormat));
        }
        assert_ne!(bind(&[APP, &[1], HERE]), bind(&[APP, &[2], HERE]));
    }

    #[test]
    fn every_bit_of_a_chunk_counts_and_every_length() {
        let (chunks, key) = sealed(1, HERE);
        let opener = ChunkOpener::new(ChunkSealer::FORMAT, &key, HERE).unwrap();
        for bit in 0..chunks[1].len() * 8 {
            let mut changed = chunks[1].clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(opened(&opener, 1, false, &changed), Err(CryptoFault::NotAuthentic), "bit {bit}");
        }
        for length in 0..chunks[1].len() {
            assert_eq!(opened(&opener, 1, false, &chunks[1][..length]), Err(CryptoFault::NotAuthentic));
        }
    }

    #[test]
    fn each_file_has_a_key_of_its_own() {
        let rng = SeededRng::new(3);
        let key =
            |file| ChunkSealer::new(file, &rng).unwrap().seal_last(&mut Vec::with_capacity(16)).unwrap();
        assert_ne!(key(HERE).expose(), key(HERE).expose());
        assert_eq!(ChunkSealer::new(HERE, &BrokenRng).err(), Some(CryptoFault::NoRandomness));
    }
}
