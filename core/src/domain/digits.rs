//! Identifiers that are nothing but digits: cleaning and typing repair.

use super::{
    digit_group::{PlacedDigit, Reading},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// Why a text is not a number of digits of which some are there to check the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing is typed.
    Empty,
    /// There are letters in it.
    Letters,
    /// There are digits of another script in it.
    OtherScript,
    /// There are signs in it that are neither digits, spaces nor hyphens.
    Signs,
    /// Among words stand several numbers of as many digits.
    Several,
    /// Digits are missing.
    TooShort {
        /// How many.
        missing: usize,
    },
    /// There are more digits than it has.
    TooLong {
        /// How many more.
        extra: usize,
    },
    /// All zeros: nobody has it, even where the check digits fit.
    AllZeros,
    /// The check digits do not fit the others: a slip of typing.
    CheckDigits,
}

impl NumberFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::OtherScript => "other_script",
            // The portal is sent digits alone and knows no pasted words.
            Self::Signs | Self::Several => "signs",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::AllZeros => "all_zeros",
            Self::CheckDigits => "check_digits",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Empty | Self::TooShort { .. })
    }
}

/// The `N` digits of a text, if they are not all zeros and `fits` says that the check digits fit the others.
pub(super) fn checked_digits<const N: usize>(
    text: &str,
    fits: impl Fn(&[u8; N]) -> bool,
) -> Result<[u8; N], NumberFault> {
    let digits = plain_digits(text)?;
    if digits == [0; N] {
        Err(NumberFault::AllZeros)
    } else if fits(&digits) {
        Ok(digits)
    } else {
        Err(NumberFault::CheckDigits)
    }
}

/// Every right number that is one slip of typing away from a text whose check digits do not fit: one digit replaced, or
/// two neighbours swapped; sorted. None for any other text.
pub(super) fn repairs<const N: usize>(text: &str, fits: impl Fn(&[u8; N]) -> bool) -> Vec<[u8; N]> {
    if checked_digits(text, &fits) != Err(NumberFault::CheckDigits) {
        return Vec::new();
    }
    plain_digits(text)
        .map(|digits| one_slip_away(&digits, |number| *number != [0; N] && fits(number)))
        .unwrap_or_default()
}

/// A text as its field reads it: digits of every script are digits, and among words the only number of `N` digits is
/// meant. `parse` judges digits that stand for themselves.
pub(super) fn read<const N: usize, T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, NumberFault>,
) -> Result<T, NumberFault> {
    match Reading::of(text, N) {
        Reading::Digits(digits) | Reading::Among(digits) => {
            let digits: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
            parse(&text_of(&digits))
        }
        Reading::Several => Err(NumberFault::Several),
        Reading::Nothing => {
            let plain = |c: char| decimal_digit(c).map_or(c, |digit| char::from(b'0' + digit));
            parse(&text.chars().map(plain).collect::<String>())
        }
    }
}

/// The digits that a field of a number of `N` digits shows for a text. `None` where the text has to stay as it is, for the
/// verdict to name what is wrong with it.
pub(super) fn digits_to_show<const N: usize>(text: &str) -> Option<Vec<PlacedDigit>> {
    match Reading::of(text, N) {
        Reading::Digits(digits) | Reading::Among(digits) => Some(digits).filter(|digits| digits.len() <= N),
        Reading::Several | Reading::Nothing => None,
    }
}

/// The `N` digits of a text. Spaces of any kind, hyphens and invisible signs are dropped; only the digits 0–9 count:
/// what stands in a register or goes over the wire has no others. For what a person typed see [`read`].
pub(super) fn plain_digits<const N: usize>(text: &str) -> Result<[u8; N], NumberFault> {
    let mut digits = [0; N];
    let mut count = 0_usize;
    let mut worst = None;
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            if let Some(place) = digits.get_mut(count) {
                *place = u8::try_from(digit).unwrap_or_default();
            }
            count += 1;
        } else if !(c.is_whitespace() || is_hyphen(c) || is_default_ignorable(c)) {
            let fault = if c.is_numeric() {
                NumberFault::OtherScript
            } else if c.is_alphabetic() {
                NumberFault::Letters
            } else {
                NumberFault::Signs
            };
            worst.get_or_insert(fault);
        }
    }
    match (worst, count) {
        (Some(fault), _) => Err(fault),
        (None, 0) => Err(NumberFault::Empty),
        (None, n) if n < N => Err(NumberFault::TooShort { missing: N - n }),
        (None, n) if n > N => Err(NumberFault::TooLong { extra: n - N }),
        (None, _) => Ok(digits),
    }
}

/// Every row one slip away from `typed` that `is_right` accepts: one digit replaced, or two neighbours swapped.
/// Sorted.
fn one_slip_away<const N: usize>(typed: &[u8; N], is_right: impl Fn(&[u8; N]) -> bool) -> Vec<[u8; N]> {
    let mut found = Vec::new();
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
