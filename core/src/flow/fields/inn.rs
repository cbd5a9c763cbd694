//! An ИНН.

use super::number::{NumberKind, NumberWords};
use crate::{domain::InnScheme, words::Key};

/// Takes the ИНН of a person; its value is the twelve digits.
pub(in crate::flow) struct InnKind;

impl NumberKind for InnKind {
    type Scheme = InnScheme;
    const NAME: &'static str = "inn";
    const GHOST: &'static str = "____________";
    const WORDS: NumberWords =
        NumberWords::of(Key::InnEmpty, Key::InnLetters, Key::InnSigns, Key::InnTooLong, Key::InnCheckDigits);
}

#[cfg(test)]
mod tests {
    use super::InnKind;
    use crate::flow::fields::testing::{judge, reason, value};

    #[test]
    fn a_number_is_taken_out_of_the_words_around_it_and_spoken_digit_by_digit() {
        let check = judge(&InnKind, "ИНН 5001 0073 2259");
        assert_eq!(check.text, "500100732259");
        assert_eq!(check.spoken, "5 0 0 1 0 0 7 3 2 2 5 9");
        assert!(reason(&check).is_none() && check.offers.is_none() && check.ghost.is_empty());
        assert_eq!(judge(&InnKind, "50010").ghost, "_______");
    }

    #[test]
    fn the_value_is_the_digits_alone() {
        assert_eq!(value(&InnKind, " 5001-0073-2259 "), Ok("500100732259".to_owned()));
        assert_eq!(value(&InnKind, ""), Err("Введите ИНН: двенадцать цифр.".to_owned()));
    }

    #[test]
    fn the_number_of_a_company_is_called_so_and_a_slip_is_offered_to_be_mended() {
        let check = judge(&InnKind, "7707083893");
        let (said, hopeless) = reason(&check).unwrap();
        assert!(said.contains("организации") && said.contains("двенадцать") && !hopeless, "{said}");
        let check = judge(&InnKind, "500100732250");
        let (said, hopeless) = reason(&check).unwrap();
        assert!(said.contains("не сходятся") && hopeless, "{said}");
        let offers = check.offers.unwrap();
        assert_eq!(offers.choices[0].text, "500100732259");
        assert_eq!(offers.choices[0].fills[0].text, "500100732259");
    }
}
