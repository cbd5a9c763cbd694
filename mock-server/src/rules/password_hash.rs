//! Passwords are kept as PBKDF2-HMAC-SHA-256 with a salt; the count of rounds stands with each hash.

use crate::portal::random::Randomness;
use ring::pbkdf2;
use std::fmt::{self, Display, Write};
use std::num::NonZeroU32;
use unicode_normalization::UnicodeNormalization;

/// Rounds for new hashes where the portal's options name no others. A portal for the public would take 600,000 (OWASP,
/// Password Storage Cheat Sheet); the stand-in's database stays on a developer's machine, and hashes thousands of times
/// in a test.
pub(crate) const DEFAULT_ROUNDS: NonZeroU32 = NonZeroU32::new(100_000).expect("not zero");
const SALT_LENGTH: usize = 16;
const HASH_LENGTH: usize = 32;

/// A hashed password. Its text is `pbkdf2-sha256$rounds$salt$hash`, salt and hash in hex.
pub(crate) struct PasswordHash {
    rounds: NonZeroU32,
    salt: [u8; SALT_LENGTH],
    hash: [u8; HASH_LENGTH],
}

impl PasswordHash {
    const SCHEME: &str = "pbkdf2-sha256";

    /// Hashes a password. It is taken in NFKC, as it was judged.
    pub(crate) fn new(password: &str, rounds: NonZeroU32, random: &dyn Randomness) -> Self {
        let mut salt = [0; SALT_LENGTH];
        random.fill(&mut salt);
        let mut hash = [0; HASH_LENGTH];
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, rounds, &salt, &normalised(password), &mut hash);
        Self { rounds, salt, hash }
    }

    /// A hash that no password is known to fit: checking against it takes as long as against a real one, so that the
    /// time of an answer doesn't tell whether there was anything to check.
    pub(crate) fn of_nobody(rounds: NonZeroU32) -> Self {
        Self { rounds, salt: [0; SALT_LENGTH], hash: [0; HASH_LENGTH] }
    }

    /// Reads what [`Display`] wrote.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('$').collect();
        let [Self::SCHEME, rounds, salt, hash] = parts[..] else { return None };
        Some(Self { rounds: rounds.parse().ok()?, salt: from_hex(salt)?, hash: from_hex(hash)? })
    }

    /// Whether this is the hash of `password`.
    pub(crate) fn fits(&self, password: &str) -> bool {
        let password = normalised(password);
        pbkdf2::verify(pbkdf2::PBKDF2_HMAC_SHA256, self.rounds, &self.salt, &password, &self.hash).is_ok()
    }
}

impl Display for PasswordHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}${}${}${}", Self::SCHEME, self.rounds, hex(&self.salt), hex(&self.hash))
    }
}

fn normalised(password: &str) -> Vec<u8> {
    password.nfkc().collect::<String>().into_bytes()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::random::SeededRandomness;

    const PASSWORD: &str = "лампа тихо ждёт обед";

    fn stored(seed: u64) -> String {
        PasswordHash::new(PASSWORD, NonZeroU32::new(10).unwrap(), &SeededRandomness::new(seed)).to_string()
    }

    #[test]
    fn a_hash_fits_its_password_and_no_other() {
        assert!(stored(1).starts_with("pbkdf2-sha256$10$"));
        let hash = PasswordHash::parse(&stored(1)).unwrap();
        assert!(hash.fits(PASSWORD));
        // The same letters, composed otherwise.
        assert!(hash.fits(&PASSWORD.replace('ё', "е\u{308}")));
        assert!(!hash.fits("лампа тихо ждет обед"));
        assert!(!PasswordHash::of_nobody(DEFAULT_ROUNDS).fits(PASSWORD));
        assert_ne!(stored(1), stored(2));
    }

    #[test]
    fn what_is_no_hash_is_not_read() {
        let good = stored(1);
        for bad in [
            String::new(),
            good.replace("pbkdf2-sha256", "pbkdf2-md5"),
            good.replace("$10$", "$0$"),
            good[..good.len() - 1].to_owned(),
            format!("{good}$"),
            good.replace(&good[good.len() - 2..], "zz"),
            good.replace(&good[good.len() - 2..], "ж"),
        ] {
            assert!(PasswordHash::parse(&bad).is_none(), "{bad}");
        }
    }
}
