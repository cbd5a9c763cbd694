//! Numbers that are nothing but digits, of which some may be there to check the others: one way of reading, masking, repairing
//! and showing them for all.

use std::{fmt, hash::Hash, marker::PhantomData, ops::RangeInclusive};

use serde::{Deserialize, Serialize};

use super::{
    digit_group::{PlacedDigit, Reading},
    digits::{Digits, NumberFault, plain_digits, text_of},
    mask::{MaskWriter, Masked},
    unicode::decimal_digit,
};

/// What a number is made of and how it stands on its paper.
pub trait Scheme: Copy + Ord + Hash {
    /// The name of the number in the program.
    const NAME: &'static str;
    /// How many digits it has.
    const LENGTHS: RangeInclusive<usize>;

    /// What is wrong with digits that do not fit.
    const UNFIT: NumberFault = NumberFault::CheckDigits;

    /// Whether the check digits fit the others; a number without such always fits.
    fn fits(_: &[u8]) -> bool {
        true
    }

    /// What stands on the paper before the digit of that place, from zero.
    fn separator(_: usize) -> Option<char> {
        None
    }

    /// What is wrong, where the kind of number knows better than that digits are missing.
    fn named(fault: NumberFault) -> NumberFault {
        fault
    }
}

/// A number that is known to be right by its scheme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound = "")]
pub struct Number<S: Scheme>(Digits, PhantomData<S>);

impl<S: Scheme> Number<S> {
    /// Reads a number as it stands in a register: with hyphens, spaces or nothing between the digits 0–9.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let digits = plain_digits(text, &S::LENGTHS).map_err(S::named)?;
        if digits.is_zero() {
            Err(NumberFault::AllZeros)
        } else if S::fits(digits.as_slice()) {
            Ok(Self(digits, PhantomData))
        } else {
            Err(S::UNFIT)
        }
    }

    /// Reads what a person typed or pasted into a field: digits of any script, and the only number of that length among
    /// words.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn read(text: &str) -> Result<Self, NumberFault> {
        match Reading::within(text, &S::LENGTHS) {
            Reading::Digits(digits) | Reading::Among(digits) => Self::parse(&text_of_placed(&digits)),
            Reading::Several => Err(NumberFault::Several),
            Reading::Nothing => {
                let plain = |c: char| decimal_digit(c).map_or(c, |digit| char::from(b'0' + digit));
                Self::parse(&text.chars().map(plain).collect::<String>())
            }
        }
    }

    /// Why a text can no longer become a number by typing on. `None` while it can, and when it is one.
    pub fn dead_end(text: &str) -> Option<NumberFault> {
        let fault = Self::read(text).err()?;
        // The check digits of a number that may be longer are not typed yet.
        let may_grow = matches!(fault, NumberFault::CheckDigits | NumberFault::AllZeros)
            && digits_to_show::<S>(text).is_some_and(|digits| digits.len() < *S::LENGTHS.end());
        (fault.is_final() && !may_grow).then_some(fault)
    }

    /// Every right number that is one slip of typing away from a text whose check digits do not fit: one digit replaced or
    /// two neighbours swapped, sorted. None for any other text. To be offered, never applied.
    pub fn repairs(text: &str) -> Vec<Self> {
        let Ok(typed) = plain_digits(text, &S::LENGTHS) else { return Vec::new() };
        if Self::parse(text) != Err(NumberFault::CheckDigits) {
            return Vec::new();
        }
        let count = typed.as_slice().len();
        let replaced = (0..count).flat_map(|place| (0..=9).map(move |digit| typed.with(place, digit)));
        let swapped = (1..count).map(|place| typed.with_swapped(place - 1));
        let is_right = |digits: &Digits| !digits.is_zero() && S::fits(digits.as_slice());
        let mut found: Vec<_> =
            replaced.chain(swapped).filter(is_right).map(|digits| Self(digits, PhantomData)).collect();
        found.sort_unstable();
        found
    }

    /// Puts in what stands between the digits while the number is typed, and takes the only number out of the words around
    /// it. A text with anything else but digits and what people write between them, or with too many, stays as it is.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let Some(digits) = digits_to_show::<S>(text) else { return Masked::unchanged(text, caret) };
        let mut writer = MaskWriter::new(caret);
        for (index, (digit, place)) in digits.into_iter().enumerate() {
            if let Some(separator) = S::separator(index) {
                writer.added(separator);
            }
            writer.typed(char::from(b'0' + digit), place);
        }
        writer.finish()
    }

    /// The digits alone.
    pub fn digits(&self) -> String {
        text_of(self.0.as_slice())
    }

    /// As it stands on its paper, with plain hyphens (see [`super::no_break_hyphens`]).
    pub fn shown(&self) -> String {
        let digits = self.0.as_slice().iter().enumerate();
        digits
            .flat_map(|(place, digit)| S::separator(place).into_iter().chain([char::from(b'0' + digit)]))
            .collect()
    }
}

/// The digits that a field shows for a text. `None` where the text has to stay as it is, for the verdict to name what is
/// wrong with it.
fn digits_to_show<S: Scheme>(text: &str) -> Option<Vec<PlacedDigit>> {
    match Reading::within(text, &S::LENGTHS) {
        Reading::Digits(digits) | Reading::Among(digits) => {
            Some(digits).filter(|digits| digits.len() <= *S::LENGTHS.end())
        }
        Reading::Several | Reading::Nothing => None,
    }
}

fn text_of_placed(digits: &[PlacedDigit]) -> String {
    let digits: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
    text_of(&digits)
}

impl<S: Scheme> TryFrom<String> for Number<S> {
    type Error = NumberFault;
    fn try_from(text: String) -> Result<Self, NumberFault> {
        Self::parse(&text)
    }
}

impl<S: Scheme> From<Number<S>> for String {
    fn from(number: Number<S>) -> Self {
        number.digits()
    }
}

impl<S: Scheme> fmt::Debug for Number<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}([hidden])", S::NAME)
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
