//! The postal code of an address in Russia.

use super::{
    NumberFault,
    number::{Number, Scheme},
};

/// How a postal code is made: six digits, of which the first is 1 to 6 (the codes run from 101000, Moscow, to 694923, the
/// Kurils).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalCodeScheme;

/// A postal code.
pub type PostalCode = Number<PostalCodeScheme>;

impl Scheme for PostalCodeScheme {
    const NAME: &'static str = "PostalCode";
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=6;
    const UNFIT: NumberFault = NumberFault::NoSuchCode;

    fn fits(digits: &[u8]) -> bool {
        digits.first().is_some_and(|first| (1..=6).contains(first))
    }
}
