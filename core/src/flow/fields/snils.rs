//! A СНИЛС.

use super::number::{NumberKind, NumberWords};
use crate::{domain::SnilsScheme, words::Key};

/// Takes a СНИЛС; its value is the eleven digits.
pub(in crate::flow) struct SnilsKind;

impl NumberKind for SnilsKind {
    type Scheme = SnilsScheme;
    const NAME: &'static str = "snils";
    const GHOST: &'static str = "___-___-___ __";
    const WORDS: NumberWords = NumberWords {
        empty: Key::SnilsEmpty,
        letters: Key::SnilsLetters,
        other_script: Key::SnilsOtherScript,
        signs: Key::SnilsSigns,
        several: Key::SnilsSeveral,
        too_short: Key::SnilsTooShort,
        too_long: Key::SnilsTooLong,
        all_zeros: Key::SnilsAllZeros,
        check_digits: Key::SnilsCheckDigits,
        offers: Key::SnilsOffers,
    };
}
