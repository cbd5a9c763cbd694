//! The internal passport of Russia: its number, the department that issued it, and how long it holds.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    birthday,
    digit_group::Reading,
    digits::text_of,
    number::{Number, Scheme},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// The age of the first passport, in years.
const FIRST_AGE: i16 = 14;
/// The last two digits of the year in which the first blanks were printed.
const FIRST_BLANKS: i16 = 97;
/// The ages at which a passport is replaced, in years.
const REPLACED_AT: [i16; 2] = [20, 45];
/// How long the old one holds after that birthday, in days (Government Decree No. 828, No. 2267 since 2024).
const GRACE_DAYS: i64 = 90;

/// How the series of a passport is made: the region that issued it and the year in which the blank was printed, two digits
/// each, printed apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassportSeriesScheme;

/// The series of a passport.
pub type PassportSeries = Number<PassportSeriesScheme>;

impl Scheme for PassportSeriesScheme {
    const NAME: &'static str = "PassportSeries";
    const LENGTHS: RangeInclusive<usize> = 4..=4;

    fn separator(place: usize) -> Option<char> {
        (place == 2).then_some(' ')
    }
}

/// How the number of a passport within its series is made: six digits, none of which checks the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassportSerialScheme;

/// The number of a passport within its series.
pub type PassportSerial = Number<PassportSerialScheme>;

impl Scheme for PassportSerialScheme {
    const NAME: &'static str = "PassportSerial";
    const LENGTHS: RangeInclusive<usize> = 6..=6;
}

/// How the code of a department is made: two groups of three digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DepartmentScheme;

/// The code of the department that issued a passport, `770-001`.
pub type DepartmentCode = Number<DepartmentScheme>;

impl Scheme for DepartmentScheme {
    const NAME: &'static str = "DepartmentCode";
    const LENGTHS: RangeInclusive<usize> = 6..=6;

    fn separator(place: usize) -> Option<char> {
        (place == 3).then_some('-')
    }
}

impl PassportSeries {
    /// The year in which the blank was printed, by the last two digits of the series; a passport may be made of it years
    /// later (Government Decree No. 828: the first blanks are of 1997).
    pub fn blank_year(&self) -> i16 {
        let year = self.digits().get(2..).and_then(|year| year.parse::<i16>().ok()).unwrap_or_default();
        if year >= FIRST_BLANKS { 1900 + year } else { 2000 + year }
    }
}

/// Series and number of a passport.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PassportNumber {
    series: PassportSeries,
    number: PassportSerial,
}

/// Why a text is no series and number of a passport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassportFault {
    /// The series is not four digits.
    Series,
    /// The number is not six digits.
    Number,
}

impl PassportFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Number => "number",
        }
    }
}

/// Digits of series and number together.
const WHOLE_LENGTH: usize = 10;
/// What people write around series and number.
const AROUND_NUMBER: [&str; 14] = [
    "паспорт",
    "паспорта",
    "рф",
    "серия",
    "серии",
    "сер",
    "номер",
    "ном",
    "n",
    "no",
    "passport",
    "series",
    "number",
    "и",
];

impl PassportNumber {
    /// Reads series and number as typed, with spaces or hyphens between the digits.
    ///
    /// # Errors
    /// Which of the two is wrong.
    pub fn parse(series: &str, number: &str) -> Result<Self, PassportFault> {
        Ok(Self {
            series: Number::parse(series).map_err(|_| PassportFault::Series)?,
            number: Number::parse(number).map_err(|_| PassportFault::Number)?,
        })
    }

    /// Reads series and number that stand in one text: «45 08 123456», «4508 № 123456», «паспорт серия 4508 номер 123456», or
    /// the only ten digits among other words.
    pub fn read(text: &str) -> Option<Self> {
        let digits: Vec<u8> = match Reading::of(text, WHOLE_LENGTH) {
            Reading::Digits(digits) | Reading::Among(digits) => {
                digits.into_iter().map(|(digit, _)| digit).collect()
            }
            Reading::Nothing if is_named_number(text) => text.chars().filter_map(decimal_digit).collect(),
            Reading::Nothing | Reading::Several => return None,
        };
        let (series, number) = digits.split_at_checked(4).filter(|_| digits.len() == WHOLE_LENGTH)?;
        Self::parse(&text_of(series), &text_of(number)).ok()
    }

    /// The four digits of the series.
    pub fn series(&self) -> String {
        self.series.digits()
    }

    /// The six digits of the number.
    pub fn number(&self) -> String {
        self.number.digits()
    }

    /// For reading: `4601 123456`.
    pub fn shown(&self) -> String {
        format!("{} {}", self.series(), self.number())
    }

    /// The series as it is printed: `46 01`.
    pub fn series_shown(&self) -> String {
        self.series.shown()
    }
}

/// Whether a text holds nothing but digits and what people write around the number of a passport.
fn is_named_number(text: &str) -> bool {
    let is_of_word = |c: char| c.is_alphabetic();
    let is_around = |c: char| {
        c.is_whitespace()
            || is_hyphen(c)
            || is_default_ignorable(c)
            || matches!(c, '№' | '#' | '.' | ',' | ':' | ';')
    };
    let mut words = text.split(|c| !is_of_word(c)).filter(|word| !word.is_empty()).map(str::to_lowercase);
    text.chars().all(|c| decimal_digit(c).is_some() || is_of_word(c) || is_around(c))
        && words.all(|word| AROUND_NUMBER.contains(&word.as_str()))
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

    use super::{DepartmentCode, PassportFault, PassportNumber, PassportSeries, PassportTerm};
    use crate::domain::NumberFault;

    #[test]
    fn the_series_tells_the_year_of_its_blank() {
        for (series, year) in
            [("45 97", 1997), ("4599", 1999), ("4500", 2000), ("4508", 2008), ("4596", 2096)]
        {
            assert_eq!(PassportSeries::parse(series).unwrap().blank_year(), year, "{series}");
        }
    }

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
        assert_eq!(DepartmentCode::parse("770001").unwrap().shown(), "770-001");
        assert_eq!(DepartmentCode::parse("770-001").unwrap().digits(), "770001");
        assert_eq!(PassportNumber::parse("460", "123456").err(), Some(PassportFault::Series));
        assert_eq!(PassportNumber::parse("4601", "12345х").err(), Some(PassportFault::Number));
        assert_eq!(DepartmentCode::parse("77000").err(), Some(NumberFault::TooShort { missing: 1 }));
        assert_eq!(format!("{passport:?}"), "PassportNumber([hidden])");
    }

    #[test]
    fn series_and_number_in_one_text_are_told_from_anything_else() {
        for text in [
            "4508 123456",
            "45 08 123456",
            "4508123456",
            "4508 № 123456",
            "45 08 №123456",
            "паспорт серия 45 08 номер 123456",
            "Серия: 4508, номер: 123456",
            "паспорт 4508 123456, выдан 12.04.2010",
            "٤٥٠٨ ١٢٣٤٥٦",
        ] {
            let read = PassportNumber::read(text).map(|passport| passport.shown());
            assert_eq!(read.as_deref(), Some("4508 123456"), "{text}");
        }
        for text in [
            "",
            "4508",
            "123456",
            "4508 12345",
            "4508 1234567",
            "4508 в 123456",
            "0000 123456",
            "4508 123456 или 4509 123456",
            "4508 № 123456 №",
        ] {
            let read = PassportNumber::read(text);
            assert_eq!(read.is_some(), text.ends_with('№'), "{text}");
        }
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
