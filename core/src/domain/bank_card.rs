//! A bank card: its number, until when it holds, and the code on its back.

use std::ops::RangeInclusive;

use super::{
    luhn,
    number::{Number, Scheme},
};

/// How the number of a card is made (ISO/IEC 7812-1): of sixteen to nineteen digits, which is what cards that are issued in
/// Russia have (those of «Мир» may have any of these lengths), the last is Luhn's check digit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardScheme;

/// The number of a bank card.
pub type CardNumber = Number<CardScheme>;

impl Scheme for CardScheme {
    const NAME: &'static str = "CardNumber";
    const LENGTHS: RangeInclusive<usize> = 16..=19;

    fn fits(digits: &[u8]) -> bool {
        luhn::fits(digits)
    }

    fn separator(place: usize) -> Option<char> {
        (place > 0 && place.is_multiple_of(4)).then_some(' ')
    }
}
