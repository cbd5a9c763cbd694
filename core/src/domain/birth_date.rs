//! The birth date of a person who registers.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::civil_date::{DateFault, date_dead_end, read_centuries, read_date, shown_date};
use super::{Masked, age_on, birthday, mask_date};

/// Nobody in Russia is older, in years, as far as a guess of a century needs to know (`max_age` leaves room).
const PLAUSIBLE_AGE: i16 = 110;

/// A day on which a person was born. Whether it is allowed was judged against a "today" that has passed since.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(Date);

/// Who may register, in full years; settings of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthDateLimits {
    /// From this birthday on.
    pub min_age: i16,
    /// Up to and with this birthday.
    pub max_age: i16,
}

/// Why a text is no allowed birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateFault {
    /// Nothing is typed.
    Empty,
    /// A part of the day is missing.
    Incomplete,
    /// It names no day.
    NotADate,
    /// It names several days.
    Several,
    /// The year has fewer than four digits.
    YearInFull,
    /// The calendar has no such day.
    NoSuchDay,
    /// The day has not come yet.
    InFuture,
    /// The person is too young.
    TooYoung {
        /// From which age on, in years.
        min_age: i16,
    },
    /// Nobody is that old.
    TooOld {
        /// Up to which birthday, in years.
        max_age: i16,
    },
}

impl BirthDateFault {
    /// The reason's name on the wire. `under_14` is its name whatever the age is set to.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            // The portal is sent whole dates alone.
            Self::Incomplete | Self::NotADate | Self::Several => "not_a_date",
            Self::YearInFull => "year_in_full",
            Self::NoSuchDay => "no_such_day",
            Self::InFuture => "in_future",
            Self::TooYoung { .. } => "under_14",
            Self::TooOld { .. } => "too_old",
        }
    }
}

impl From<DateFault> for BirthDateFault {
    fn from(fault: DateFault) -> Self {
        match fault {
            DateFault::Empty => Self::Empty,
            DateFault::Incomplete => Self::Incomplete,
            DateFault::NotADate => Self::NotADate,
            DateFault::Several => Self::Several,
            DateFault::YearInFull => Self::YearInFull,
            DateFault::NoSuchDay => Self::NoSuchDay,
        }
    }
}

impl BirthDate {
    /// Reads a birth date as typed. `today` is the portal's civil date in Moscow.
    ///
    /// # Errors
    /// The reason why the text is no allowed birth date.
    pub fn parse(text: &str, today: Date, limits: BirthDateLimits) -> Result<Self, BirthDateFault> {
        Self::new(read_date(text)?, today, limits)
    }

    /// The allowed birth dates that a text with a year of two digits may mean, the latest first; without those of people
    /// of an age that hardly anybody reaches, where there are others.
    pub fn centuries(text: &str, today: Date, limits: BirthDateLimits) -> Vec<Self> {
        let mut allowed: Vec<Self> =
            read_centuries(text).into_iter().filter_map(|day| Self::new(day, today, limits).ok()).collect();
        let is_plausible = |birth: &Self| age_on(birth.0, today) <= PLAUSIBLE_AGE;
        if allowed.iter().any(is_plausible) {
            allowed.retain(is_plausible);
        }
        allowed
    }

    /// Judges a day that is already known to be one.
    ///
    /// # Errors
    /// The reason why the day is no allowed birth date.
    pub fn new(day: Date, today: Date, limits: BirthDateLimits) -> Result<Self, BirthDateFault> {
        let BirthDateLimits { min_age, max_age } = limits;
        if day > today {
            Err(BirthDateFault::InFuture)
        } else if birthday(day, min_age).is_none_or(|first| first > today) {
            Err(BirthDateFault::TooYoung { min_age })
        } else if birthday(day, max_age).is_some_and(|last| last < today) {
            Err(BirthDateFault::TooOld { max_age })
        } else {
            Ok(Self(day))
        }
    }

    /// Why a text can no longer become an allowed birth date by typing on. `None` while it can.
    pub fn dead_end(text: &str, today: Date, limits: BirthDateLimits) -> Option<BirthDateFault> {
        match Self::parse(text, today, limits).err()? {
            BirthDateFault::Empty
            | BirthDateFault::Incomplete
            | BirthDateFault::NotADate
            | BirthDateFault::Several
            | BirthDateFault::YearInFull => date_dead_end(text).map(Into::into),
            fault => Some(fault),
        }
    }

    /// The earliest and the latest allowed day, for a calendar to open with.
    pub fn range(today: Date, limits: BirthDateLimits) -> (Date, Date) {
        // Three days to choose from, for a birthday of 29 February moves.
        let around = |years: i16| {
            let day = today.saturating_sub(years.years());
            [day.saturating_sub(1.day()), day, day.saturating_add(1.day())]
        };
        let is_old_enough = |day: &Date| birthday(*day, limits.min_age).is_some_and(|first| first <= today);
        let is_young_enough = |day: &Date| birthday(*day, limits.max_age).is_none_or(|last| last >= today);
        let earliest = around(limits.max_age).into_iter().find(is_young_enough);
        let latest = around(limits.min_age).into_iter().rev().find(is_old_enough);
        (earliest.unwrap_or(today), latest.unwrap_or(today))
    }

    /// The text of the field while it is typed, see [`mask_date`].
    pub fn mask(text: &str, caret: u32) -> Masked {
        mask_date(text, caret)
    }

    /// The day.
    pub const fn date(&self) -> Date {
        self.0
    }

    /// The day for reading: `12.04.1990`.
    pub fn shown(&self) -> String {
        shown_date(self.0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{BirthDate, BirthDateFault, BirthDateLimits};

    const LIMITS: BirthDateLimits = BirthDateLimits { min_age: 14, max_age: 130 };

    #[test]
    fn the_birthdays_themselves_are_allowed() {
        let table = [
            ("22.11.2012", date(2026, 11, 22), None),
            ("23.11.2012", date(2026, 11, 22), Some(BirthDateFault::TooYoung { min_age: 14 })),
            ("22.11.1896", date(2026, 11, 22), None),
            ("21.11.1896", date(2026, 11, 22), Some(BirthDateFault::TooOld { max_age: 130 })),
            ("22.11.2026", date(2026, 11, 22), Some(BirthDateFault::TooYoung { min_age: 14 })),
            ("23.11.2026", date(2026, 11, 22), Some(BirthDateFault::InFuture)),
            ("29.02.2012", date(2026, 2, 28), Some(BirthDateFault::TooYoung { min_age: 14 })),
            ("29.02.2012", date(2026, 3, 1), None),
            ("29.02.1896", date(2026, 3, 1), None),
            ("29.02.1896", date(2026, 3, 2), Some(BirthDateFault::TooOld { max_age: 130 })),
            ("01.01.0001", date(2026, 3, 2), Some(BirthDateFault::TooOld { max_age: 130 })),
        ];
        for (text, today, fault) in table {
            assert_eq!(BirthDate::parse(text, today, LIMITS).err(), fault, "{text} on {today}");
        }
    }

    #[test]
    fn typing_on_is_stopped_by_a_finished_date_that_is_not_allowed() {
        let today = date(2026, 11, 22);
        let dead_end = |text: &str| BirthDate::dead_end(text, today, LIMITS).map(|fault| fault.slug());
        assert_eq!(dead_end(""), None);
        assert_eq!(dead_end("12.04"), None);
        assert_eq!(dead_end("12.04.19"), None);
        assert_eq!(dead_end("12.04.1990"), None);
        assert_eq!(dead_end("12.04.2015"), Some("under_14"));
        assert_eq!(dead_end("12.04.1890"), Some("too_old"));
        assert_eq!(dead_end("12.13"), Some("no_such_day"));
        assert_eq!(dead_end("д"), None);
        assert_eq!(dead_end("ж"), Some("not_a_date"));
    }

    #[test]
    fn a_year_of_two_digits_has_the_century_of_a_living_person() {
        let today = date(2026, 11, 22);
        for (text, days) in [
            ("12.04.90", vec!["12.04.1990"]),
            ("12.04.98", vec!["12.04.1998"]),
            ("12.04.10", vec!["12.04.2010"]),
            ("22.11.12", vec!["22.11.2012"]),
            ("23.11.12", vec!["23.11.1912"]),
            ("12.04.20", vec!["12.04.1920"]),
            ("12 апреля 55", vec!["12.04.1955"]),
            ("29.02.01", vec![]),
            ("12.04.1990", vec![]),
        ] {
            let found: Vec<_> =
                BirthDate::centuries(text, today, LIMITS).iter().map(BirthDate::shown).collect();
            assert_eq!(found, days, "{text}");
        }
        let any_age = BirthDateLimits { min_age: 0, max_age: 130 };
        let both: Vec<_> =
            BirthDate::centuries("12.04.20", today, any_age).iter().map(BirthDate::shown).collect();
        assert_eq!(both, ["12.04.2020", "12.04.1920"]);
    }

    #[test]
    fn the_range_minds_birthdays_of_29_february() {
        let range = |today| BirthDate::range(today, LIMITS);
        assert_eq!(range(date(2026, 3, 1)), (date(1896, 2, 29), date(2012, 3, 1)));
        assert_eq!(range(date(2026, 2, 28)), (date(1896, 2, 28), date(2012, 2, 28)));
        assert_eq!(range(date(2028, 2, 29)), (date(1898, 3, 1), date(2014, 2, 28)));
    }

    proptest! {
        #[test]
        fn the_range_is_what_is_allowed(year in 1990_i16..2100, day in 1_i16..=365) {
            let today = Date::new(year, 1, 1).unwrap().with().day_of_year(day).build().unwrap();
            let (earliest, latest) = BirthDate::range(today, LIMITS);
            prop_assert!(BirthDate::new(earliest, today, LIMITS).is_ok());
            prop_assert!(BirthDate::new(earliest.yesterday().unwrap(), today, LIMITS).is_err());
            prop_assert!(BirthDate::new(latest, today, LIMITS).is_ok());
            prop_assert!(BirthDate::new(latest.tomorrow().unwrap(), today, LIMITS).is_err());
        }
    }
}
