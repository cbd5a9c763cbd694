//! СНИЛС, the number of a person's pension account.

use std::ops::RangeInclusive;

use super::{
    digits::weighted_sum,
    number::{Number, Scheme},
};

/// Up to this number the check digits are not verified (`LAW_124607` at consultant.ru, item 8).
const LAST_UNVERIFIED: u32 = 1_001_998;

/// How a СНИЛС is made: nine digits and two check digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnilsScheme;

/// A СНИЛС, shown as printed on the certificate: `112-233-445 95`.
pub type Snils = Number<SnilsScheme>;

impl Scheme for SnilsScheme {
    const NAME: &'static str = "Snils";
    const LENGTHS: RangeInclusive<usize> = 11..=11;

    fn fits(digits: &[u8]) -> bool {
        let (number, check) = digits.split_at(9);
        let value = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit));
        let expected = weighted_sum(number, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
        value(number) <= LAST_UNVERIFIED || value(check) == expected
    }

    fn separator(place: usize) -> Option<char> {
        match place {
            3 | 6 => Some('-'),
            9 => Some(' '),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Snils;
    use crate::domain::NumberFault;

    #[test]
    fn each_fault_is_told_from_the_others() {
        let table = [
            ("", NumberFault::Empty),
            (" \u{200b}-", NumberFault::Empty),
            ("112-233-445 9x", NumberFault::Letters),
            ("112-233-445 9\u{0665}", NumberFault::OtherScript),
            ("\u{FF11}12-233-445 95", NumberFault::OtherScript),
            ("112_233_445_95", NumberFault::Signs),
            ("112-233-445 9🙂", NumberFault::Signs),
            ("112-233-445 9", NumberFault::TooShort { missing: 1 }),
            ("112-233-445 9512", NumberFault::TooLong { extra: 2 }),
            ("000-000-000 00", NumberFault::AllZeros),
            ("112-233-445 96", NumberFault::CheckDigits),
        ];
        for (text, fault) in table {
            assert_eq!(Snils::parse(text).err(), Some(fault), "{text:?}");
        }
    }

    #[test]
    fn a_field_reads_the_only_number_among_words_and_digits_of_any_script() {
        for text in [
            "112-233-445 95",
            "СНИЛС 112-233-445 95",
            "СНИЛС: 112-233-445-95, род. 12.04.1990 г., тел. +7 916 123-45-67",
            "мой 11223344595",
            "١١٢-٢٣٣-٤٤٥ ٩٥",
            "１１２２３３４４５９５",
            "११२ २३३ ४४५ ९५",
        ] {
            assert_eq!(Snils::read(text).map(|snils| snils.digits()), Ok("11223344595".into()), "{text}");
            let end = u32::try_from(text.encode_utf16().count()).unwrap();
            let masked = Snils::mask(text, end);
            assert_eq!((masked.text.as_str(), masked.caret), ("112-233-445 95", 14), "{text}");
        }
        for (text, fault) in [
            ("СНИЛС 112-233-445 95 или 087-654-302 00", NumberFault::Several),
            ("СНИЛС 112-233-445 96", NumberFault::CheckDigits),
            ("СНИЛС 112-233-445 9", NumberFault::Letters),
            ("ll2-233-445 95", NumberFault::Letters),
            ("112-233-445 9б", NumberFault::Letters),
            ("112_233_445_95", NumberFault::Signs),
            ("١١٢_٢٣٣", NumberFault::Signs),
            ("١١٢", NumberFault::TooShort { missing: 8 }),
            ("112-233-445 95 12", NumberFault::TooLong { extra: 2 }),
        ] {
            assert_eq!(Snils::read(text).err(), Some(fault), "{text}");
            let again = Snils::read(&Snils::mask(text, 0).text).err();
            assert_eq!(again, Some(fault), "the mask of {text}");
        }
    }

    #[test]
    fn invisible_signs_of_a_paste_are_dropped() {
        let snils = Snils::parse("\u{feff}112\u{00ad}233\u{2212}445\u{00a0}\u{2060}95").unwrap();
        assert_eq!(snils.shown(), "112-233-445 95");
        for invisible in ['\u{200e}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{fe0f}'] {
            assert!(Snils::parse(&format!("{invisible}11223344595")) == Ok(snils), "{invisible:?}");
        }
    }

    #[test]
    fn zeros_have_no_repairs_and_zeros_are_no_repair() {
        assert!(Snils::repairs("00000000000").is_empty());
        assert!(Snils::repairs("900-000-000 00").iter().all(|snils| snils.digits() != "00000000000"));
        assert!(!Snils::repairs("900-000-000 00").is_empty());
    }

    #[test]
    fn a_stored_number_is_verified_when_read() {
        let kept = serde_json::to_string(&Snils::parse("112-233-445 95").unwrap()).unwrap();
        assert_eq!(kept, "\"11223344595\"");
        assert!(serde_json::from_str::<Snils>(&kept).is_ok());
        assert!(serde_json::from_str::<Snils>("\"11223344596\"").is_err());
    }

    #[test]
    fn a_number_is_masked_as_it_is_typed_and_the_caret_stays_with_its_digit() {
        for (typed, caret, text, shown_caret) in [
            ("", 0, "", 0),
            ("112", 3, "112", 3),
            ("1122", 4, "112-2", 5),
            ("112-2334", 8, "112-233-4", 9),
            ("11223344595", 11, "112-233-445 95", 14),
            ("11223344595", 3, "112-233-445 95", 3),
            ("112\u{2011}233 445\u{a0}9", 13, "112-233-445 9", 13),
            ("112-", 4, "112", 3),
            ("112-23x", 7, "112-23x", 7),
            ("112233445951", 12, "112233445951", 12),
        ] {
            let masked = Snils::mask(typed, caret);
            assert_eq!((masked.text.as_str(), masked.caret), (text, shown_caret), "{typed}");
        }
    }

    #[test]
    fn debug_shows_no_digit() {
        assert_eq!(format!("{:?}", Snils::parse("11223344595").unwrap()), "Snils([hidden])");
    }

    proptest! {
        #[test]
        fn one_slip_is_always_among_the_repairs(number in 1_001_999_u32..1_000_000_000, place in 0_usize..11, slip in 1_u8..10) {
            let nine = format!("{number:09}");
            let sum: u32 = nine.bytes().zip((1..=9).rev()).map(|(d, w)| u32::from(d - b'0') * w).sum();
            let right = format!("{nine}{:02}", sum % 101 % 100);
            let mut typed = right.clone().into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + slip) % 10;
            let typed = String::from_utf8(typed).unwrap();
            if Snils::parse(&typed).is_err() {
                prop_assert!(Snils::repairs(&typed).iter().any(|snils| snils.digits() == right));
            }
        }
    }
}
