//! The internal passport of Russia: its number, the department that issued it, and how long it holds.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::digits::{Digits, plain_digits, text_of};
use super::{birthday, no_break_hyphens};

/// The age of the first passport, in years.
const FIRST_AGE: i16 = 14;
/// The ages at which a passport is replaced, in years.
const REPLACED_AT: [i16; 2] = [20, 45];
/// How long the old one holds after that birthday, in days (Government Decree No. 828, No. 2267 since 2024).
const GRACE_DAYS: i64 = 90;

/// Series and number of a passport.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PassportNumber {
    series: Digits,
    number: Digits,
}

/// The code of the department that issued a passport, `770-001`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DepartmentCode(Digits);

/// Why a text is no part of a passport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassportFault {
    /// The series is not four digits.
    Series,
    /// The number is not six digits.
    Number,
    /// The department code is not six digits.
    Department,
}

impl PassportFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Number => "number",
            Self::Department => "department",
        }
    }
}

impl PassportNumber {
    /// Reads series and number as typed, with spaces or hyphens between the digits.
    ///
    /// # Errors
    /// Which of the two is wrong.
    pub fn parse(series: &str, number: &str) -> Result<Self, PassportFault> {
        Ok(Self {
            series: plain_digits(series, &(4..=4)).map_err(|_| PassportFault::Series)?,
            number: plain_digits(number, &(6..=6)).map_err(|_| PassportFault::Number)?,
        })
    }

    /// The four digits of the series.
    pub fn series(&self) -> String {
        text_of(self.series.as_slice())
    }

    /// The six digits of the number.
    pub fn number(&self) -> String {
        text_of(self.number.as_slice())
    }

    /// For reading: `4601 123456`.
    pub fn shown(&self) -> String {
        format!("{} {}", self.series(), self.number())
    }
}

impl DepartmentCode {
    /// Reads a code as typed: `770-001` or six digits.
    ///
    /// # Errors
    /// [`PassportFault::Department`].
    pub fn parse(text: &str) -> Result<Self, PassportFault> {
        plain_digits(text, &(6..=6)).map(Self).map_err(|_| PassportFault::Department)
    }

    /// The six digits.
    pub fn digits(&self) -> String {
        text_of(self.0.as_slice())
    }

    /// For reading: `770‑001` with a no-break hyphen.
    pub fn shown(&self) -> String {
        let (first, last) = self.0.as_slice().split_at(3);
        no_break_hyphens(&format!("{}-{}", text_of(first), text_of(last)))
    }
}

/// What the dates of a passport say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum PassportTerm {
    /// It holds.
    Valid,
    /// The birthday of replacement has passed, but the old one still holds.
    ReplaceSoon {
        /// The last day on which it holds.
        until: Date,
    },
    /// It has to be replaced.
    Expired {
        /// The last day on which it held.
        since: Date,
    },
    /// It was issued before the fourteenth birthday: one of the dates is wrong.
    IssuedBefore14,
    /// It was issued after today: the date is wrong.
    IssuedInFuture,
}

impl PassportTerm {
    /// Judges a passport by dates: first at 14, replaced at 20 and 45. `today` is the portal's civil date in Moscow.
    pub fn of(birth: Date, issued: Date, today: Date) -> Self {
        if issued > today {
            return Self::IssuedInFuture;
        }
        if birthday(birth, FIRST_AGE).is_none_or(|first| issued < first) {
            return Self::IssuedBefore14;
        }
        let mut birthdays = REPLACED_AT.into_iter().filter_map(|age| birthday(birth, age));
        let Some(replaced) = birthdays.find(|day| issued < *day) else {
            return Self::Valid;
        };
        let last_day = replaced.saturating_add(GRACE_DAYS.days());
        if today < replaced {
            Self::Valid
        } else if today <= last_day {
            Self::ReplaceSoon { until: last_day }
        } else {
            Self::Expired { since: last_day }
        }
    }

    /// The verdict's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::ReplaceSoon { .. } => "replace_soon",
            Self::Expired { .. } => "expired",
            Self::IssuedBefore14 => "issued_before_14",
            Self::IssuedInFuture => "issued_in_future",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{DepartmentCode, PassportFault, PassportNumber, PassportTerm};

    #[test]
    fn the_old_passport_holds_ninety_days() {
        let on = |today| PassportTerm::of(date(2006, 8, 24), date(2020, 9, 1), today);
        let last = date(2026, 11, 22);
        assert_eq!(on(date(2026, 8, 23)), PassportTerm::Valid);
        assert_eq!(on(date(2026, 8, 24)), PassportTerm::ReplaceSoon { until: last });
        assert_eq!(on(last), PassportTerm::ReplaceSoon { until: last });
        assert_eq!(on(date(2026, 11, 23)), PassportTerm::Expired { since: last });
    }

    #[test]
    fn the_ends_of_the_calendar_are_judged() {
        assert_eq!(PassportTerm::of(Date::MAX, Date::MIN, Date::MAX), PassportTerm::IssuedBefore14);
        assert_eq!(PassportTerm::of(date(9980, 1, 1), date(9999, 1, 1), Date::MAX), PassportTerm::Valid);
        assert_eq!(PassportTerm::of(Date::MAX, Date::MAX, Date::MIN), PassportTerm::IssuedInFuture);
    }

    #[test]
    fn numbers_and_codes_are_read_and_shown() {
        let passport = PassportNumber::parse("46 01", " 123\u{00a0}456").unwrap();
        assert_eq!(passport.shown(), "4601 123456");
        assert_eq!(DepartmentCode::parse("770001").unwrap().shown(), "770\u{2011}001");
        assert_eq!(DepartmentCode::parse("770-001").unwrap().digits(), "770001");
        assert_eq!(PassportNumber::parse("460", "123456").err(), Some(PassportFault::Series));
        assert_eq!(PassportNumber::parse("4601", "12345х").err(), Some(PassportFault::Number));
        assert_eq!(DepartmentCode::parse("77000").err(), Some(PassportFault::Department));
        assert_eq!(format!("{passport:?}"), "PassportNumber([hidden])");
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1900_i16..2100, 1_i16..=365)
            .prop_map(|(year, day)| date(year, 1, 1).with().day_of_year(day).build().unwrap())
    }

    proptest! {
        #[test]
        fn a_passport_only_gets_older(birth in any_date(), issued in any_date(), today in any_date()) {
            let order = |term| match term {
                PassportTerm::IssuedInFuture => 0,
                PassportTerm::IssuedBefore14 | PassportTerm::Valid => 1,
                PassportTerm::ReplaceSoon { .. } => 2,
                PassportTerm::Expired { .. } => 3,
            };
            let tomorrow = today.tomorrow().unwrap();
            let now = order(PassportTerm::of(birth, issued, today));
            prop_assert!(now <= order(PassportTerm::of(birth, issued, tomorrow)));
        }
    }
}
