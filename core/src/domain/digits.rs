//! Identifiers that are nothing but digits: cleaning and typing repair.

use super::text::{is_hyphen, is_invisible};

/// Why a text is not a plain row of `N` digits.
pub(super) enum NotDigits {
    Empty,
    Letters,
    OtherScript,
    Signs,
    TooShort { missing: usize },
    TooLong { extra: usize },
}

/// The `N` digits of a text. Spaces of any kind, hyphens and invisible signs are dropped; only the digits 0–9 count,
/// for digits of another script cannot be told from a paste that went wrong.
pub(super) fn plain_digits<const N: usize>(text: &str) -> Result<[u8; N], NotDigits> {
    let mut digits = [0; N];
    let mut count = 0_usize;
    let mut worst = None;
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            if let Some(place) = digits.get_mut(count) {
                *place = u8::try_from(digit).unwrap_or_default();
            }
            count += 1;
        } else if !(c.is_whitespace() || is_hyphen(c) || is_invisible(c)) {
            let fault = if c.is_numeric() {
                NotDigits::OtherScript
            } else if c.is_alphabetic() {
                NotDigits::Letters
            } else {
                NotDigits::Signs
            };
            worst.get_or_insert(fault);
        }
    }
    match (worst, count) {
        (Some(fault), _) => Err(fault),
        (None, 0) => Err(NotDigits::Empty),
        (None, n) if n < N => Err(NotDigits::TooShort { missing: N - n }),
        (None, n) if n > N => Err(NotDigits::TooLong { extra: n - N }),
        (None, _) => Ok(digits),
    }
}

/// Every row one slip away from `typed` that `is_right` accepts: one digit replaced, or two neighbours swapped.
/// Sorted. A right row has no repairs.
pub(super) fn repairs<const N: usize>(typed: &[u8; N], is_right: impl Fn(&[u8; N]) -> bool) -> Vec<[u8; N]> {
    let mut found = Vec::new();
    if is_right(typed) {
        return found;
    }
    for place in 0..N {
        for digit in 0..=9 {
            let mut candidate = *typed;
            candidate[place] = digit;
            if is_right(&candidate) {
                found.push(candidate);
            }
        }
        if place + 1 < N {
            let mut candidate = *typed;
            candidate.swap(place, place + 1);
            if is_right(&candidate) {
                found.push(candidate);
            }
        }
    }
    found.sort_unstable();
    found
}

/// The sum of digits times weights.
pub(super) fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// Digits as text.
pub(super) fn text_of(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
