//! The postal code of an address.

use super::number::{NumberKind, NumberWords};
use crate::{domain::PostalCodeScheme, words::Key};

/// Takes a postal code; its value is the six digits.
pub(in crate::flow) struct PostalCodeKind;

impl NumberKind for PostalCodeKind {
    type Scheme = PostalCodeScheme;
    const NAME: &'static str = "postal_code";
    const GHOST: &'static str = "______";
    const WORDS: NumberWords = NumberWords::of(
        Key::PostalCodeEmpty,
        Key::PostalCodeLetters,
        Key::PostalCodeSigns,
        Key::PostalCodeTooLong,
        Key::PostalCodeNoSuch,
    );
}

#[cfg(test)]
mod tests {
    use super::PostalCodeKind;
    use crate::flow::fields::testing::{judge, reason, value};

    #[test]
    fn a_code_is_six_digits_that_begin_as_one_does() {
        assert_eq!(value(&PostalCodeKind, "141 400").as_deref(), Ok("141400"));
        let check = judge(&PostalCodeKind, "941400");
        let (said, hopeless) = reason(&check).unwrap();
        assert!(said.contains("от 1 до 6") && hopeless && check.offers.is_none(), "{said}");
        assert!(
            reason(&judge(&PostalCodeKind, "1414"))
                .is_some_and(|(said, hopeless)| said.contains('2') && !hopeless)
        );
    }
}
