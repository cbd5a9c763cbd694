//! The bundled list of frequent passwords.
//!
//! `blocklist.txt` has about ten thousand entries, one a line, NFKC, in small letters, sorted by bytes. They come from
//! the list of frequent passwords of zxcvbn (MIT licence: its first six thousand and all of twelve signs and more),
//! and from frequent Russian words as Cyrillic, as typed on a Latin keyboard and transliterated, both with the tails
//! that people add to reach the length a portal asks for.

use std::sync::LazyLock;

const TEXT: &str = include_str!("blocklist.txt");

/// SHA-256 of the bundled list, as hex: the portal names the list it means by it.
pub const BLOCKLIST_SHA256: &str = "7bf3f7b53d718f023538295cfa0ad03757274fb19008f2596dc9dc27c0c6470d";

static ENTRIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| TEXT.lines().collect());

/// Whether a password, already NFKC, is in the list. It is compared whole, whatever its case.
pub fn is_common(normalized: &str) -> bool {
    ENTRIES.binary_search(&normalized.to_lowercase().as_str()).is_ok()
}

/// How many entries the list has.
pub(super) fn entries() -> usize {
    ENTRIES.len()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{BLOCKLIST_SHA256, ENTRIES, TEXT, is_common};
    use crate::domain::password::normalized;

    #[test]
    fn the_hash_is_that_of_the_file() {
        let digest = ring::digest::digest(&ring::digest::SHA256, TEXT.as_bytes());
        let mut hex = String::new();
        for byte in digest.as_ref() {
            write!(hex, "{byte:02x}").unwrap();
        }
        assert_eq!(hex, BLOCKLIST_SHA256);
    }

    #[test]
    fn the_file_is_sorted_small_and_normalized() {
        assert!(ENTRIES.is_sorted_by(|one, other| one < other));
        assert!((9_000..=12_000).contains(&ENTRIES.len()));
        for entry in ENTRIES.iter() {
            assert!(
                !entry.is_empty() && *entry == normalized(entry).to_lowercase() && entry.trim() == *entry,
                "{entry}"
            );
        }
    }

    #[test]
    fn frequent_ones_are_found_whole_and_in_any_case() {
        for frequent in
            ["password", "PassWord", "iloveyou1234", "gfhjkm", "Пароль", "йцукен", "privet", "qwerty123456"]
        {
            assert!(is_common(frequent), "{frequent}");
        }
        for other in ["", "пароль с хвостом", "xpassword", "zq7!mtrw"] {
            assert!(!is_common(other), "{other}");
        }
    }
}
