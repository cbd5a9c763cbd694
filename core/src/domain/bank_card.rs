//! A bank card: its number, and the code on its back.

use std::ops::RangeInclusive;

use super::{
    NumberFault,
    digits::{plain_digits, text_of},
    luhn,
    number::{Number, Scheme},
    unicode::decimal_digit,
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

/// Digits of the code on the back of a card: cards of «Мир», Visa and Mastercard have three.
const CODE_LENGTH: usize = 3;

/// The code on the back of a card (ППК2, CVV2, CVC2) that a text stands for. It may be all zeros.
///
/// # Errors
/// The reason why the text is none.
pub fn read_card_code(text: &str) -> Result<String, NumberFault> {
    let plain = |c: char| decimal_digit(c).map_or(c, |digit| char::from(b'0' + digit));
    let text: String = text.chars().map(plain).collect();
    plain_digits(&text, &(CODE_LENGTH..=CODE_LENGTH)).map(|digits| text_of(digits.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::{NumberFault, read_card_code};

    #[test]
    fn a_code_has_three_digits() {
        for (text, code) in [
            ("123", Ok("123")),
            ("000", Ok("000")),
            (" 1 2 3 ", Ok("123")),
            ("١٢٣", Ok("123")),
            ("", Err(NumberFault::Empty)),
            ("12", Err(NumberFault::TooShort { missing: 1 })),
            ("1234", Err(NumberFault::TooLong { extra: 1 })),
            ("12а", Err(NumberFault::Letters)),
            ("12/3", Err(NumberFault::Signs)),
        ] {
            assert_eq!(read_card_code(text), code.map(str::to_owned), "{text}");
        }
    }
}
