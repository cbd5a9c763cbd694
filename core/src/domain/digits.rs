//! Digits as they stand in a register, and what keeps a text from being such.

use std::ops::RangeInclusive;

use super::{text::is_hyphen, unicode::is_default_ignorable};

/// The most digits that a number of [`Digits`] has: those of the longest bank card.
const MOST: usize = 19;

/// The digits of a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Digits {
    row: [u8; MOST],
    count: usize,
}

impl Digits {
    /// The digits in their order.
    pub fn as_slice(&self) -> &[u8] {
        self.row.get(..self.count).unwrap_or(&self.row)
    }

    /// The same with another digit at a place.
    pub fn with(mut self, place: usize, digit: u8) -> Self {
        self.row[place] = digit;
        self
    }

    /// The same with two neighbours swapped.
    pub fn with_swapped(mut self, place: usize) -> Self {
        self.row.swap(place, place + 1);
        self
    }

    /// Nobody has a number of nothing but zeros.
    pub fn is_zero(&self) -> bool {
        self.row == [0; MOST]
    }
}

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
    /// No such number is given to anybody.
    NoSuchCode,
    /// It has as many digits as the taxpayer number of a company, where that of a person is asked for.
    Company,
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
            Self::NoSuchCode => "no_such_code",
            Self::Company => "company",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Empty | Self::TooShort { .. } | Self::Company)
    }
}

/// The digits of a text, if it has as many as `lengths` allows. Spaces of any kind, hyphens and invisible signs are dropped;
/// only the digits 0–9 count: what stands in a register or goes over the wire has no others.
pub(super) fn plain_digits(text: &str, lengths: &RangeInclusive<usize>) -> Result<Digits, NumberFault> {
    let mut row = [0; MOST];
    let mut count = 0_usize;
    let mut worst = None;
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            if let Some(place) = row.get_mut(count) {
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
    let (least, most) = (*lengths.start(), *lengths.end());
    match (worst, count) {
        (Some(fault), _) => Err(fault),
        (None, 0) => Err(NumberFault::Empty),
        (None, n) if n < least => Err(NumberFault::TooShort { missing: least - n }),
        (None, n) if n > most => Err(NumberFault::TooLong { extra: n - most }),
        (None, count) => Ok(Digits { row, count }),
    }
}

/// The sum of digits times weights.
pub(super) fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// Digits as text.
pub(super) fn text_of(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
