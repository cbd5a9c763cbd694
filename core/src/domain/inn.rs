//! ИНН, the taxpayer number of a person.

use std::ops::RangeInclusive;

use super::{
    NumberFault,
    digits::weighted_sum,
    number::{Number, Scheme},
};

const WEIGHTS_11: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const WEIGHTS_12: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const COMPANY_MISSING: usize = 2;

/// How an ИНН of a person is made: ten digits and two check digits, without anything between them. That of a company has
/// ten in all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InnScheme;

/// An ИНН of a person.
pub type Inn = Number<InnScheme>;

impl Scheme for InnScheme {
    const NAME: &'static str = "Inn";
    const LENGTHS: RangeInclusive<usize> = 12..=12;

    fn fits(digits: &[u8]) -> bool {
        let fits = |count: usize, weights: &[u32]| {
            weighted_sum(&digits[..count], weights) % 11 % 10 == u32::from(digits[count])
        };
        fits(10, &WEIGHTS_11) && fits(11, &WEIGHTS_12)
    }

    fn named(fault: NumberFault) -> NumberFault {
        match fault {
            NumberFault::TooShort { missing: COMPANY_MISSING } => NumberFault::Company,
            fault => fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Inn;
    use crate::domain::NumberFault;

    #[test]
    fn each_fault_is_told_from_the_others() {
        let table = [
            ("", NumberFault::Empty),
            ("50010073225О", NumberFault::Letters),
            ("50010073225\u{0669}", NumberFault::OtherScript),
            ("5001.0073.2259", NumberFault::Signs),
            ("7707083893", NumberFault::Company),
            ("0000000000", NumberFault::Company),
            ("50010073225", NumberFault::TooShort { missing: 1 }),
            ("500100732", NumberFault::TooShort { missing: 3 }),
            ("5001007322599", NumberFault::TooLong { extra: 1 }),
            ("000000000000", NumberFault::AllZeros),
            ("500100732250", NumberFault::CheckDigits),
            ("500100732299", NumberFault::CheckDigits),
        ];
        for (text, fault) in table {
            assert_eq!(Inn::parse(text).err(), Some(fault), "{text:?}");
        }
    }

    #[test]
    fn a_field_reads_the_only_number_among_words_and_shows_its_digits_alone() {
        for text in
            ["500100732259", "5001 0073 2259", "ИНН: 5001 0073 2259, паспорт 4601 123456", "٥٠٠١٠٠٧٣٢٢٥٩"]
        {
            assert_eq!(Inn::read(text).map(|inn| inn.digits()), Ok("500100732259".into()), "{text}");
            let end = u32::try_from(text.encode_utf16().count()).unwrap();
            let masked = Inn::mask(text, end);
            assert_eq!((masked.text.as_str(), masked.caret), ("500100732259", 12), "{text}");
        }
        for (text, fault) in [
            ("ИНН 7707083893", NumberFault::Letters),
            ("7707 083 893", NumberFault::Company),
            ("500100732259 или 585204118212", NumberFault::Several),
        ] {
            assert_eq!(Inn::read(text).err(), Some(fault), "{text}");
        }
    }

    #[test]
    fn zeros_have_no_repairs_and_zeros_are_no_repair() {
        assert!(Inn::repairs("000000000000").is_empty());
        assert!(Inn::repairs("000000000001").iter().all(|inn| inn.digits() != "000000000000"));
    }

    #[test]
    fn a_company_number_may_still_become_a_persons() {
        assert!(!NumberFault::Company.is_final());
        assert!(NumberFault::CheckDigits.is_final());
    }
}
