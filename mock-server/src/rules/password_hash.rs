//! Passwords are kept as Argon2id with a salt, as text in the PHC format that names what it cost. Hashes of other schemes
//! and costs are read as well, and made anew once the right password is there.

use crate::portal::random::Randomness;
use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use ring::pbkdf2;
use std::num::NonZeroU32;

/// What a hash costs who makes it, and whoever tries passwords against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// In KiB.
    memory: u32,
    /// How often the memory is gone through.
    passes: u32,
}

impl PasswordCost {
    /// 19 MiB and two passes on one lane, of which OWASP's Password Storage Cheat Sheet says that no less should do.
    pub const OWASP: Self = Self { memory: 19 * 1_024, passes: 2 };
    /// The least that there is, for tests that hash thousands of times.
    pub const LEAST: Self = Self { memory: Params::MIN_M_COST, passes: 1 };

    fn argon2(self) -> Argon2<'static> {
        let params = Params::new(self.memory, self.passes, 1, None).expect("every cost there is can be paid");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }
}

const SALT_LENGTH: usize = 16;

/// A hashed password.
pub(crate) enum PasswordHash {
    Argon2id(Box<phc::PasswordHash>),
    /// Made by an older portal: `pbkdf2-sha256$rounds$salt$hash`, salt and hash in hex.
    Pbkdf2 {
        rounds: NonZeroU32,
        salt: Vec<u8>,
        hash: Vec<u8>,
    },
}

impl PasswordHash {
    const OLD_SCHEME: &str = "pbkdf2-sha256";

    /// The text of the hash of a password in its normal form.
    pub(crate) fn of(password: &str, cost: PasswordCost, random: &dyn Randomness) -> String {
        let mut salt = [0; SALT_LENGTH];
        random.fill(&mut salt);
        hashed(password, cost, &salt).to_string()
    }

    /// A hash that no password is known to fit: checking against it takes as long as against a real one, so that the
    /// time of an answer doesn't tell whether there was anything to check.
    pub(crate) fn of_nobody(cost: PasswordCost) -> Self {
        // Any text would do: nobody learns the salt, so nobody can look for one that fits.
        let text = format!(
            "$argon2id$v=19$m={},t={},p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            cost.memory, cost.passes
        );
        Self::Argon2id(Box::new(phc::PasswordHash::new(&text).expect("the text is a hash")))
    }

    /// Reads the text of a hash.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('$');
        if parts.next() != Some(Self::OLD_SCHEME) {
            return phc::PasswordHash::new(text)
                .ok()
                .filter(|hash| hash.algorithm.as_str() == Algorithm::Argon2id.as_str() && hash.hash.is_some())
                .map(|hash| Self::Argon2id(Box::new(hash)));
        }
        let (rounds, salt, hash) =
            (parts.next()?.parse().ok()?, from_hex(parts.next()?)?, from_hex(parts.next()?)?);
        parts.next().is_none().then_some(Self::Pbkdf2 { rounds, salt, hash })
    }

    /// Whether this is the hash of `password`, which comes in the form that was hashed.
    pub(crate) fn fits(&self, password: &str) -> bool {
        let password = password.as_bytes();
        match self {
            // What it cost stands with it.
            Self::Argon2id(hash) => Argon2::default().verify_password(password, &**hash).is_ok(),
            Self::Pbkdf2 { rounds, salt, hash } => {
                pbkdf2::verify(pbkdf2::PBKDF2_HMAC_SHA256, *rounds, salt, password, hash).is_ok()
            }
        }
    }

    /// Whether a hash made now would be another kind, or cost another.
    pub(crate) fn is_outdated(&self, cost: PasswordCost) -> bool {
        let Self::Argon2id(hash) = self else { return true };
        !Params::try_from(&**hash).is_ok_and(|params| {
            (params.m_cost(), params.t_cost(), params.p_cost()) == (cost.memory, cost.passes, 1)
        })
    }
}

fn hashed(password: &str, cost: PasswordCost, salt: &[u8]) -> phc::PasswordHash {
    cost.argon2()
        .hash_password_with_salt(password.as_bytes(), salt)
        .expect("a salt of 16 bytes and a password of less than 4 GiB can be hashed")
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect::<Option<Vec<_>>>()
        .filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::random::SeededRandomness;

    const PASSWORD: &str = "лампа тихо ждёт обед";
    /// As an older portal wrote it, of the same password.
    const OLD: &str = "pbkdf2-sha256$10$00000000000000000000000000000000$";

    fn stored(seed: u64) -> String {
        PasswordHash::of(PASSWORD, PasswordCost::LEAST, &SeededRandomness::new(seed))
    }

    fn old() -> String {
        let mut hash = [0; 32];
        let rounds = NonZeroU32::new(10).unwrap();
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, rounds, &[0; 16], PASSWORD.as_bytes(), &mut hash);
        hash.iter().fold(OLD.to_owned(), |text, byte| format!("{text}{byte:02x}"))
    }

    #[test]
    fn a_hash_fits_its_password_and_no_other() {
        for text in [stored(1), old()] {
            let hash = PasswordHash::parse(&text).unwrap();
            assert!(hash.fits(PASSWORD), "{text}");
            assert!(!hash.fits("лампа тихо ждет обед"));
        }
        assert!(!PasswordHash::of_nobody(PasswordCost::LEAST).fits(PASSWORD));
        assert_ne!(stored(1), stored(2));
    }

    #[test]
    fn the_cost_is_what_owasp_advises_and_stands_in_the_text() {
        let text = PasswordHash::of(PASSWORD, PasswordCost::OWASP, &SeededRandomness::new(1));
        assert!(text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{text}");
        assert!(stored(1).starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{}", stored(1));
    }

    #[test]
    fn another_scheme_or_cost_is_outdated() {
        let outdated = |text: &str, cost| PasswordHash::parse(text).unwrap().is_outdated(cost);
        assert!(!outdated(&stored(1), PasswordCost::LEAST));
        assert!(outdated(&stored(1), PasswordCost::OWASP));
        assert!(outdated(&old(), PasswordCost::LEAST));
        for cost in [PasswordCost::LEAST, PasswordCost::OWASP] {
            assert!(!PasswordHash::of_nobody(cost).is_outdated(cost), "nobody's takes another time");
        }
    }

    #[test]
    fn what_is_no_hash_is_not_read() {
        let (new, old) = (stored(1), old());
        for bad in [
            String::new(),
            new.replace("argon2id", "argon2i"),
            new.replace("argon2id", "scrypt"),
            new[..new.rfind('$').unwrap()].to_owned(),
            format!("{new}$"),
            old.replace("pbkdf2-sha256", "pbkdf2-md5"),
            old.replace("$10$", "$0$"),
            old[..old.len() - 1].to_owned(),
            format!("{old}$"),
            old.replace(&old[old.len() - 2..], "zz"),
            old.replace(&old[old.len() - 2..], "ж"),
        ] {
            assert!(PasswordHash::parse(&bad).is_none(), "{bad}");
        }
    }
}
