//! The number of a bank card: sixteen to nineteen digits, of which the last checks the others (ISO/IEC 7812-1).

use super::{digits, luhn};
use std::ops::RangeInclusive;

/// Those of cards that are issued in Russia.
const LENGTHS: RangeInclusive<usize> = 16..=19;

/// The digits, or the reason why the text is no number of a card.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::number(input, LENGTHS)?;
    if luhn::fits(&plain) { Ok(plain) } else { Err("check_digits") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn bank_card_vectors_hold_for_the_portal() {
        numbers("bank_card.json", check);
    }
}
