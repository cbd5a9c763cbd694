//! The ways in which a text may stand somewhere: as it is, in hex, in base64 wherever it begins, in UTF-16.

use std::fmt::Write as _;

/// Shorter forms stand in random bytes by chance.
const SHORTEST: usize = 8;

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Every form of a canary that is long enough to mean something.
pub fn forms(canary: &[u8]) -> Vec<Vec<u8>> {
    let hex = canary.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let mut forms = vec![canary.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    for shift in 0..3.min(canary.len()) {
        // The characters that do not depend on the bytes around the canary.
        let rest = &canary[shift..];
        let whole = &rest[..rest.len() / 3 * 3];
        forms.extend([STANDARD, URL].map(|alphabet| base64(whole, alphabet)));
    }
    if let Ok(text) = std::str::from_utf8(canary) {
        forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    forms.retain(|form| form.len() >= SHORTEST);
    forms
}

/// Base64 of whole groups of three bytes.
fn base64(bytes: &[u8], alphabet: &[u8; 64]) -> Vec<u8> {
    let group = |chunk: &[u8]| chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte));
    let sign = |group: u32, at: u32| alphabet[(group >> (18 - 6 * at) & 63) as usize];
    bytes.chunks_exact(3).map(group).flat_map(|group| (0..4).map(move |at| sign(group, at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_is_known_in_every_dress() {
        let found = forms("канарейка".as_bytes());
        for dress in ["канарейка", "d0bad0b0", "0LrQsNC90LDRgNC10LnQ"] {
            let is_there = found.iter().any(|form| String::from_utf8_lossy(form).contains(dress));
            assert!(is_there, "{dress}");
        }
        assert!(found.contains(&"канарейка".encode_utf16().flat_map(u16::to_be_bytes).collect()));
        assert_eq!(base64(b"canary", STANDARD), b"Y2FuYXJ5");
        assert!(forms(b"ab").is_empty(), "too short to mean anything");
    }
}
