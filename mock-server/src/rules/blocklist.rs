//! The passwords that too many people use.

use ring::digest;
use std::collections::HashSet;
use std::fmt::Write;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

const FILE: &str = include_str!("password_blocklist.txt");

/// The blocklist: one entry a line, NFKC, in lower case. The app bundles the same file and compares its hash.
pub(crate) struct Blocklist {
    entries: HashSet<&'static str>,
    sha256: String,
}

impl Blocklist {
    pub(crate) fn get() -> &'static Self {
        static BLOCKLIST: OnceLock<Blocklist> = OnceLock::new();
        BLOCKLIST.get_or_init(|| {
            let mut sha256 = String::new();
            for byte in digest::digest(&digest::SHA256, FILE.as_bytes()).as_ref() {
                let _ = write!(sha256, "{byte:02x}");
            }
            Self { entries: FILE.lines().filter(|line| !line.is_empty()).collect(), sha256 }
        })
    }

    /// SHA-256 of the file, in hex.
    pub(crate) fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Whether the whole password is on the list, case ignored.
    pub(crate) fn holds(&self, password: &str) -> bool {
        self.entries.contains(password.nfkc().collect::<String>().to_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_as_it_is_compared() {
        for line in FILE.lines() {
            assert!(Blocklist::get().holds(line), "{line:?} is not folded");
        }
        assert!(Blocklist::get().holds("ILoveYou1234"));
        assert!(!Blocklist::get().holds("лампа тихо ждёт обед"));
    }
}
