//! The keys that the portal's certificate may hold.
//!
//! A pin is the SHA-256 of a certificate's `SubjectPublicKeyInfo`, in base64: what
//! `openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64` prints. It
//! stays the same when a certificate is renewed with its key.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::digest::{SHA256, SHA256_OUTPUT_LEN, digest};
use thiserror::Error;

type Pin = [u8; SHA256_OUTPUT_LEN];

/// The pinned keys: the one in use and at least one in reserve, or none at all, which leaves trust to the authorities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalPins(Vec<Pin>);

/// Why a list of pins is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PinFault {
    /// A text of the list is no SHA-256 in base64.
    #[error("{pin:?} is not the base64 of a SHA-256")]
    Unreadable {
        /// The text.
        pin: String,
    },
    /// There is but one key: the day it is lost or replaced, no installed app would reach the portal any more.
    #[error("a single key is pinned; a reserve key must be pinned too")]
    NoReserve,
}

impl PortalPins {
    /// Reads a list of pins.
    ///
    /// # Errors
    /// [`PinFault`].
    pub fn parse<T: AsRef<str>>(pins: &[T]) -> Result<Self, PinFault> {
        let mut read = pins.iter().map(|pin| parse(pin.as_ref())).collect::<Result<Vec<_>, _>>()?;
        read.sort_unstable();
        read.dedup();
        if read.len() == 1 { Err(PinFault::NoReserve) } else { Ok(Self(read)) }
    }

    /// Whether no key is pinned.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this key, as a `SubjectPublicKeyInfo`, is one of the pinned.
    pub(super) fn hold(&self, key: &[u8]) -> bool {
        let hash = digest(&SHA256, key);
        self.0.iter().any(|pin| pin == hash.as_ref())
    }
}

fn parse(text: &str) -> Result<Pin, PinFault> {
    let bytes = STANDARD.decode(text).ok().and_then(|bytes| Pin::try_from(bytes).ok());
    bytes.ok_or_else(|| PinFault::Unreadable { pin: text.to_owned() })
}

/// The certificate is right in every respect, but its key is none of the pinned.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyNotPinned;

impl fmt::Display for KeyNotPinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the certificate's key is none of the pinned")
    }
}

impl std::error::Error for KeyNotPinned {}

#[cfg(test)]
mod tests {
    use super::*;

    // SHA-256 of nothing and of "abc", of FIPS 180.
    const NOTHING: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const ABC: &str = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

    #[test]
    fn a_key_is_held_when_its_hash_is_listed() {
        let pins = PortalPins::parse(&[NOTHING, ABC]).unwrap();
        assert!(pins.hold(b"") && pins.hold(b"abc") && !pins.hold(b"abd"));
        assert!(!PortalPins::default().hold(b""));
    }

    #[test]
    fn none_or_two_and_more_are_pinned_but_never_one() {
        assert!(PortalPins::parse::<&str>(&[]).unwrap().is_empty());
        assert_eq!(PortalPins::parse(&[ABC]), Err(PinFault::NoReserve));
        assert_eq!(PortalPins::parse(&[ABC, ABC]), Err(PinFault::NoReserve));
    }

    #[test]
    fn what_is_no_hash_is_refused_by_name() {
        for pin in ["", "sha256/ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "ungWv48B", &ABC[..43], "пин"]
        {
            let refused = PortalPins::parse(&[ABC, pin]);
            assert_eq!(refused, Err(PinFault::Unreadable { pin: pin.to_owned() }));
        }
    }
}
