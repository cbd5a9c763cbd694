//! Documents that are known by their number alone: the foreign passport, and an approved proof of identity.

use std::ops::RangeInclusive;

use super::number::{Number, Scheme};

/// How series and number of a foreign passport are made: two digits and seven, none of which checks the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForeignPassportScheme;

/// Series and number of a foreign passport, `70 1234567`.
pub type ForeignPassport = Number<ForeignPassportScheme>;

impl Scheme for ForeignPassportScheme {
    const NAME: &'static str = "ForeignPassport";
    const LENGTHS: RangeInclusive<usize> = 9..=9;

    fn separator(place: usize) -> Option<char> {
        (place == 2).then_some(' ')
    }
}

/// The most signs of the number of an approved proof of identity.
const LONGEST: usize = 30;

/// The number of an approved proof of identity (согласованное удостоверение личности): of any form, for each body that issues
/// such has its own.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ApprovedId(String);

/// Why a text is no number of an approved proof of identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovedIdFault {
    /// Nothing is typed.
    Empty,
    /// There is something else in it than letters, digits and hyphens.
    Sign {
        /// The first of it.
        sign: char,
    },
    /// There is neither a letter nor a digit in it.
    OnlyHyphens,
    /// It is too long.
    TooLong {
        /// By how many signs.
        extra: usize,
    },
}

impl ApprovedIdFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Sign { .. } => "signs",
            Self::OnlyHyphens => "only_hyphens",
            Self::TooLong { .. } => "too_long",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Sign { .. } | Self::TooLong { .. })
    }
}

impl ApprovedId {
    /// Reads a number as typed; spaces around it and invisible signs are dropped, every kind of hyphen counts as one.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, ApprovedIdFault> {
        let visible: String = text.chars().filter(|c| !super::is_default_ignorable(*c)).collect();
        let plain = |c: char| if super::text::is_hyphen(c) { '-' } else { c };
        let number: String = visible.trim().chars().map(plain).collect();
        let count = number.chars().count();
        if number.is_empty() {
            Err(ApprovedIdFault::Empty)
        } else if let Some(sign) = number.chars().find(|c| !(c.is_alphanumeric() || *c == '-')) {
            Err(ApprovedIdFault::Sign { sign })
        } else if count > LONGEST {
            Err(ApprovedIdFault::TooLong { extra: count - LONGEST })
        } else if number.chars().all(|c| c == '-') {
            Err(ApprovedIdFault::OnlyHyphens)
        } else {
            Ok(Self(number))
        }
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ApprovedId;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", ApprovedId::parse("АБ-12")), "Ok(ApprovedId([hidden]))");
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(text in any::<String>()) {
            if let Ok(id) = ApprovedId::parse(&text) {
                prop_assert_eq!(ApprovedId::parse(id.as_str()), Ok(id));
            }
        }
    }
}
