//! ИНН, the taxpayer number of a person.

use serde::{Deserialize, Serialize};

use super::digits::{NumberFault, checked_digits, repairs, text_of, weighted_sum};

const WEIGHTS_11: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const WEIGHTS_12: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const COMPANY_MISSING: usize = 2;

/// An ИНН of a person: ten digits and two check digits, known to be right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Inn([u8; 12]);

/// Why a text is no ИНН of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InnFault {
    /// Ten digits: the number of a company.
    Company,
    /// Anything else.
    Number(NumberFault),
}

impl InnFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Number(fault) => fault.slug(),
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Number(fault) if fault.is_final())
    }
}

impl From<NumberFault> for InnFault {
    fn from(fault: NumberFault) -> Self {
        match fault {
            NumberFault::TooShort { missing: COMPANY_MISSING } => Self::Company,
            fault => Self::Number(fault),
        }
    }
}

impl Inn {
    /// Reads an ИНН as typed; spaces and hyphens between the digits are dropped.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, InnFault> {
        Ok(Self(checked_digits(text, fits)?))
    }

    /// Every right ИНН that is one slip of typing away from a wrong one of twelve digits: one digit replaced or two
    /// neighbours swapped, sorted. Empty for a right number, for all zeros and for anything else. To be offered,
    /// never applied.
    pub fn repairs(text: &str) -> Vec<Self> {
        repairs(text, fits).into_iter().map(Self).collect()
    }

    /// The twelve digits, which is also how the number is shown.
    pub fn digits(&self) -> String {
        text_of(&self.0)
    }
}

fn fits(digits: &[u8; 12]) -> bool {
    let fits = |count: usize, weights: &[u32]| {
        weighted_sum(&digits[..count], weights) % 11 % 10 == u32::from(digits[count])
    };
    fits(10, &WEIGHTS_11) && fits(11, &WEIGHTS_12)
}

impl TryFrom<String> for Inn {
    type Error = InnFault;
    fn try_from(text: String) -> Result<Self, InnFault> {
        Self::parse(&text)
    }
}

impl From<Inn> for String {
    fn from(inn: Inn) -> Self {
        inn.digits()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Inn, InnFault, NumberFault};

    #[test]
    fn each_fault_is_told_from_the_others() {
        let table = [
            ("", InnFault::Number(NumberFault::Empty)),
            ("50010073225О", InnFault::Number(NumberFault::Letters)),
            ("50010073225\u{0669}", InnFault::Number(NumberFault::OtherScript)),
            ("5001.0073.2259", InnFault::Number(NumberFault::Signs)),
            ("7707083893", InnFault::Company),
            ("0000000000", InnFault::Company),
            ("50010073225", InnFault::Number(NumberFault::TooShort { missing: 1 })),
            ("500100732", InnFault::Number(NumberFault::TooShort { missing: 3 })),
            ("5001007322599", InnFault::Number(NumberFault::TooLong { extra: 1 })),
            ("000000000000", InnFault::Number(NumberFault::AllZeros)),
            ("500100732250", InnFault::Number(NumberFault::CheckDigits)),
            ("500100732299", InnFault::Number(NumberFault::CheckDigits)),
        ];
        for (text, fault) in table {
            assert_eq!(Inn::parse(text).err(), Some(fault), "{text:?}");
        }
    }

    #[test]
    fn zeros_have_no_repairs_and_zeros_are_no_repair() {
        assert!(Inn::repairs("000000000000").is_empty());
        assert!(Inn::repairs("000000000001").iter().all(|inn| inn.digits() != "000000000000"));
    }

    #[test]
    fn a_company_number_may_still_become_a_persons() {
        assert!(!InnFault::Company.is_final());
        assert!(InnFault::Number(NumberFault::CheckDigits).is_final());
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(text in any::<String>()) {
            let _ = Inn::parse(&text);
            prop_assert!(Inn::repairs(&text).iter().all(|inn| Inn::parse(&inn.digits()).is_ok()));
        }
    }
}
