//! The policy of obligatory medical insurance of the uniform format.

use super::{
    luhn,
    number::{Number, Scheme},
};

/// How the number of a policy (единый номер полиса) is made: sixteen digits, the last of them made from the others as order
/// No. 29н of the Ministry of Health and Social Development of 25.01.2011 (персонифицированный учёт в сфере ОМС) says: the
/// digits of odd places, from the right, are read as one number and doubled, the others are put before it, all digits are
/// added up, and the check digit makes the sum end in zero. That is Luhn's digit in other words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OmsScheme;

/// The number of a medical policy.
pub type OmsPolicy = Number<OmsScheme>;

impl Scheme for OmsScheme {
    const NAME: &'static str = "OmsPolicy";
    const LENGTHS: std::ops::RangeInclusive<usize> = 16..=16;

    fn fits(digits: &[u8]) -> bool {
        luhn::fits(digits)
    }

    fn separator(place: usize) -> Option<char> {
        (place > 0 && place.is_multiple_of(4)).then_some(' ')
    }
}
