//! СНИЛС, the number of a person's pension account.

use serde::{Deserialize, Serialize};

use super::{
    digits::{NumberFault, checked_digits, digits_to_show, read, repairs, text_of, weighted_sum},
    mask::{MaskWriter, Masked},
};

/// Up to this number the check digits are not verified (`LAW_124607` at consultant.ru, item 8).
const LAST_UNVERIFIED: u32 = 1_001_998;

/// A СНИЛС: nine digits and two check digits, known to be right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Snils([u8; 11]);

impl Snils {
    /// Reads a СНИЛС as typed: with hyphens, spaces or nothing between the digits.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        checked_digits(text, fits).map(Self)
    }

    /// Reads what a person typed or pasted into a field: digits of any script, and the only number of eleven digits among
    /// words.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn read(text: &str) -> Result<Self, NumberFault> {
        read::<11, _>(text, Self::parse)
    }

    /// Every right СНИЛС that is one slip of typing away from a wrong one of eleven digits: one digit replaced or two
    /// neighbours swapped, sorted. Empty for a right number, for all zeros and for anything else. To be offered,
    /// never applied.
    pub fn repairs(text: &str) -> Vec<Self> {
        repairs(text, fits).into_iter().map(Self).collect()
    }

    /// Puts hyphens and the space where they belong while the number is typed, and takes the only СНИЛС out of the words
    /// around it. A text with anything else but digits and what people write between them, or with too many, stays as it is.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let Some(digits) = digits_to_show::<11>(text) else { return Masked::unchanged(text, caret) };
        let mut writer = MaskWriter::new(caret);
        for (index, (digit, place)) in digits.into_iter().enumerate() {
            match index {
                3 | 6 => writer.added('-'),
                9 => writer.added(' '),
                _ => {}
            }
            writer.typed(char::from(b'0' + digit), place);
        }
        writer.finish()
    }

    /// The eleven digits.
    pub fn digits(&self) -> String {
        text_of(&self.0)
    }

    /// As printed on the certificate: `112-233-445 95`, with plain hyphens (see [`super::no_break_hyphens`]).
    pub fn shown(&self) -> String {
        let d = &self.0;
        format!("{}-{}-{} {}", text_of(&d[..3]), text_of(&d[3..6]), text_of(&d[6..9]), text_of(&d[9..]))
    }
}

fn fits(digits: &[u8; 11]) -> bool {
    let number = digits[..9].iter().fold(0, |number, digit| number * 10 + u32::from(*digit));
    let check = u32::from(digits[9]) * 10 + u32::from(digits[10]);
    let expected = weighted_sum(&digits[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    number <= LAST_UNVERIFIED || check == expected
}

impl TryFrom<String> for Snils {
    type Error = NumberFault;
    fn try_from(text: String) -> Result<Self, NumberFault> {
        Self::parse(&text)
    }
}

impl From<Snils> for String {
    fn from(snils: Snils) -> Self {
        snils.digits()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NumberFault, Snils};

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
        fn any_text_is_judged_without_a_panic(text in any::<String>()) {
            let _ = Snils::parse(&text);
            prop_assert!(Snils::repairs(&text).iter().all(|snils| Snils::parse(&snils.shown()).is_ok()));
        }

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
