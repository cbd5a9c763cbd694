//! Randomness behind a trait: the system's own for use, a seeded one for tests that must repeat.

use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};
use std::sync::Mutex;

/// A source of random bytes.
pub trait Randomness: Send + Sync {
    /// Fills the whole slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's random generator.
#[derive(Debug)]
pub struct SystemRandomness(SystemRandom);

impl SystemRandomness {
    /// A handle on the system's generator.
    pub fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Default for SystemRandomness {
    fn default() -> Self {
        Self::new()
    }
}

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).expect("a supported system always gives random bytes");
    }
}

/// Bytes that follow from a seed: SHA-256 over the seed and a counter. For tests only.
#[derive(Debug)]
pub struct SeededRandomness {
    seed: u64,
    counter: Mutex<u64>,
}

impl SeededRandomness {
    /// A generator that gives the same bytes for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, counter: Mutex::new(0) }
    }
}

impl Randomness for SeededRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        let mut counter = self.counter.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(digest::SHA256_OUTPUT_LEN) {
            let mut input = [0; 16];
            input[..8].copy_from_slice(&self.seed.to_be_bytes());
            input[8..].copy_from_slice(&counter.to_be_bytes());
            *counter += 1;
            let block = digest::digest(&digest::SHA256, &input);
            chunk.copy_from_slice(&block.as_ref()[..chunk.len()]);
        }
    }
}

/// A random string of `N` bytes in base64url without padding.
pub(crate) fn token<const N: usize>(random: &dyn Randomness) -> String {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    base64url(&bytes)
}

/// `length` decimal digits (at most 18), each string of that length equally likely.
pub(crate) fn digits(random: &dyn Randomness, length: u32) -> String {
    let length = length.clamp(1, 18);
    let range = 10_u64.pow(length);
    let fair = u64::MAX - u64::MAX % range;
    loop {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        let drawn = u64::from_be_bytes(bytes);
        if drawn < fair {
            return format!("{:0width$}", drawn % range, width = length as usize);
        }
    }
}

/// Base64url without padding (RFC 4648, section 5).
pub(crate) fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..=chunk.len() {
            let six = (group >> (18 - 6 * index)) & 63;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_follows_rfc_4648() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(base64url(bytes.as_bytes()), text);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn a_seed_repeats_and_another_seed_differs() {
        let draw = |seed| token::<32>(&SeededRandomness::new(seed));
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_eq!(draw(7).len(), 43);
    }

    #[test]
    fn digits_keep_leading_zeros_and_cover_every_digit() {
        let random = SeededRandomness::new(1);
        let drawn: Vec<String> = (0..2_000).map(|_| digits(&random, 6)).collect();
        assert!(drawn.iter().all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())));
        for digit in '0'..='9' {
            let first = drawn.iter().filter(|code| code.starts_with(digit)).count();
            assert!((120..=280).contains(&first), "{digit} leads {first} of 2000 codes");
        }
    }
}
