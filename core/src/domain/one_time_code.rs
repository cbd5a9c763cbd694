//! A one-time code as it is typed, or pasted with the message around it.

use super::{
    digit_group::{PlacedDigit, Reading},
    digits::text_of,
    mask::{MaskWriter, Masked, with_places},
    unicode::decimal_digit,
};

/// Why a text is no code of so many digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Digits are missing.
    TooShort,
    /// It is a longer number.
    TooLong {
        /// How many more digits.
        extra: usize,
    },
    /// No group of so many digits stands in it.
    NotFound,
    /// Several groups of so many digits stand in it.
    Several,
}

/// The digits of a code of `length` digits: what was typed, or the only group of so many in a longer text.
///
/// # Errors
/// The reason why the text is none.
pub fn read_code(text: &str, length: usize) -> Result<String, CodeFault> {
    placed(text, length).map(|digits| digits_of(&digits))
}

/// The text of a code's field while it is typed, the caret (UTF-16) kept at its digit: the digits alone. A text that
/// holds no code, or more than one, stays as it is.
pub fn mask_code(text: &str, caret: u32, length: usize) -> Masked {
    let digits = match placed(text, length) {
        Ok(digits) => digits,
        Err(CodeFault::TooShort) => digits_in(text),
        Err(_) => return Masked::unchanged(text, caret),
    };
    let mut writer = MaskWriter::new(caret);
    for (digit, place) in digits {
        writer.typed(char::from(b'0' + digit), place);
    }
    writer.finish()
}

fn placed(text: &str, length: usize) -> Result<Vec<PlacedDigit>, CodeFault> {
    match Reading::of(text, length) {
        Reading::Digits(digits) | Reading::Among(digits) if digits.len() == length => Ok(digits),
        Reading::Digits(digits) if digits.len() > length => {
            Err(CodeFault::TooLong { extra: digits.len() - length })
        }
        Reading::Digits(_) | Reading::Among(_) => Err(CodeFault::TooShort),
        Reading::Several => Err(CodeFault::Several),
        // A letter that was hit among the first digits; a sentence has spaces.
        Reading::Nothing if !text.trim().contains(char::is_whitespace) && digits_in(text).len() < length => {
            Err(CodeFault::TooShort)
        }
        Reading::Nothing => Err(CodeFault::NotFound),
    }
}

fn digits_in(text: &str) -> Vec<PlacedDigit> {
    with_places(text).filter_map(|(c, place)| decimal_digit(c).map(|digit| (digit, place))).collect()
}

fn digits_of(placed: &[PlacedDigit]) -> String {
    let digits: Vec<u8> = placed.iter().map(|(digit, _)| *digit).collect();
    text_of(&digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CodeFault, mask_code, read_code};

    #[test]
    fn a_code_is_taken_as_typed_and_out_of_its_message_and_nothing_else_is() {
        let table = [
            ("471744", Ok("471744")),
            ("471 744", Ok("471744")),
            ("471-744", Ok("471744")),
            ("４７１７４４", Ok("471744")),
            ("٤٧١٧٤٤", Ok("471744")),
            ("Сегодня 22:43 471 744 — код для входа", Ok("471744")),
            ("", Err(CodeFault::TooShort)),
            ("4717", Err(CodeFault::TooShort)),
            ("47а1", Err(CodeFault::TooShort)),
            ("+7 916 123-45-67", Err(CodeFault::NotFound)),
            ("79161234567", Err(CodeFault::TooLong { extra: 5 })),
            ("4717440", Err(CodeFault::TooLong { extra: 1 })),
            ("47а1744", Err(CodeFault::NotFound)),
            ("Сегодня 22:43", Err(CodeFault::NotFound)),
            ("Код придёт позже", Err(CodeFault::NotFound)),
            ("471744 или 471745", Err(CodeFault::Several)),
        ];
        for (text, code) in table {
            assert_eq!(read_code(text, 6), code.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn what_was_typed_or_pasted_stays_unless_a_code_was_found_in_it() {
        for (typed, caret, text, shown_caret) in [
            ("471 7", 5, "4717", 4),
            ("47a", 3, "47", 2),
            ("4a71", 2, "471", 1),
            ("٤٧", 1, "47", 1),
            ("код 471-744.", 12, "471744", 6),
            ("79161234567", 11, "79161234567", 11),
            ("Сегодня 22:43", 3, "Сегодня 22:43", 3),
        ] {
            let masked = mask_code(typed, caret, 6);
            assert_eq!((masked.text.as_str(), masked.caret), (text, shown_caret), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn the_mask_changes_no_reading_and_puts_the_caret_inside(text in "[а0-9 :.-]{0,20}", caret in 0_u32..24) {
            let masked = mask_code(&text, caret, 6);
            prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
            prop_assert_eq!(read_code(&masked.text, 6), read_code(&text, 6));
        }
    }
}
